import type { TrainingExampleView } from '@rapport/contracts';
import type { ExampleEntity } from './example.entity.js';

export function toView(example: ExampleEntity): TrainingExampleView {
  return {
    id: example.id,
    messageId: example.messageId,
    conversationId: example.conversationId,
    question: example.question,
    answer: example.answer,
    intent: example.intent,
    confidence: example.confidence,
    source: example.source,
    quality: example.qualityScore,
    state: example.state,
    humanVerified: example.humanVerified,
    isActive: example.isActive,
    createdAt: example.createdAt.toISOString(),
    reviewedAt: example.reviewedAt?.toISOString() ?? null,
  };
}
