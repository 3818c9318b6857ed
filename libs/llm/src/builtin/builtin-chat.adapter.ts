import { AppError } from '@rapport/errors';
import { estimateTokens } from '@rapport/language';
import { ChatModel } from '../chat/chat-model.port.js';
import type { ChatEvent, ChatRequest } from '../chat/chat.types.js';
import { extractAnswer } from './extractive-answer.rule.js';
import { summarise } from './extractive-summary.rule.js';

export const BUILTIN_CHAT_MODEL = 'builtin-extractive-1';

/**
 * The model that needs no key and no network. It writes nothing of its own: it quotes the passages, each sentence with
 * its citation, or abstains. Routing and extraction have rules of their own elsewhere; here they are abstained from.
 */
export class BuiltinChatModel extends ChatModel {
  override async *stream(request: ChatRequest): AsyncGenerator<ChatEvent> {
    const started = performance.now();
    if (request.signal?.aborted === true) throw new AppError('timeout', 'the call was ended before it began');
    const { sentences, confidence } = answer(request);
    let text = '';
    for (const sentence of sentences) {
      const piece = text === '' ? sentence : ` ${sentence}`;
      text += piece;
      yield { type: 'text', text: piece };
    }
    yield {
      type: 'done',
      result: {
        text,
        toolCalls: [],
        provider: 'builtin',
        model: BUILTIN_CHAT_MODEL,
        inputTokens: estimateTokens(read(request)),
        outputTokens: estimateTokens(text),
        costUsd: 0,
        finishReason: text === '' ? 'abstained' : 'stop',
        durationMs: performance.now() - started,
        confidence,
      },
    };
  }
}

function answer(request: ChatRequest): { sentences: string[]; confidence: number } {
  if (request.purpose === 'reply') {
    const asked = request.question ?? request.messages.findLast((message) => message.role === 'user')?.content ?? '';
    return extractAnswer(asked, request.passages ?? []);
  }
  if (request.purpose === 'summary' && request.responseSchema === undefined) {
    const sentences = summarise(request.messages.filter((message) => message.role !== 'system').map((message) => message.content));
    return { sentences, confidence: sentences.length > 0 ? 1 : 0 };
  }
  return { sentences: [], confidence: 0 };
}

/** What it really reads: not the prompt, which is for models that follow instructions. */
function read(request: ChatRequest): string {
  const passages = (request.passages ?? []).map((passage) => `${passage.title} ${passage.text}`);
  return [request.question ?? request.messages.at(-1)?.content ?? '', ...passages].join('\n');
}
