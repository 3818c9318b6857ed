import { Injectable } from '@nestjs/common';
import type { exchangeRead, explanationRead, ReplyOf, turnOutcome, TurnStatus } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { toMessageView } from '../../message/message.mapper.js';
import { PRODUCED_BY_RULE } from './produced.rule.js';
import { TurnRecordRepository } from './turn-record.repository.js';
import type { TurnState } from '../turn.machine.js';

const STATUS: Readonly<Record<TurnState, TurnStatus>> = {
  received: 'pending',
  running: 'pending',
  answered: 'answered',
  escalated: 'escalated',
  failed: 'failed',
};

@Injectable()
export class TurnRecordService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly records: TurnRecordRepository,
  ) {}

  async outcome(scope: Scope, messageId: string): Promise<ReplyOf<typeof turnOutcome>> {
    const rows = await this.unit.read(scope, () => this.records.outcome(messageId));
    const message = rows.find(({ id }) => id === messageId);
    const reply = rows.find(({ role }) => role === 'assistant');
    return {
      status: message ? STATUS[message.state] : 'pending',
      message: message ? toMessageView(message) : null,
      reply: reply ? toMessageView(reply) : null,
    };
  }

  async exchange(scope: Scope, replyId: string): Promise<ReplyOf<typeof exchangeRead>> {
    const row = await this.unit.read(scope, () => this.records.exchange(replyId));
    if (!row?.turnId) throw AppError.notFound('reply');
    const { metadata } = row;
    return {
      replyId: row.id,
      turnId: row.turnId,
      conversationId: row.conversationId,
      customerId: row.customerId,
      question: row.question,
      answer: row.content.slice(0, metadata.bodyLength ?? row.content.length),
      agent: metadata.agent ?? 'assistant',
      intent: metadata.intent ?? null,
      confidence: metadata.confidence ?? null,
      citations: [...(metadata.citations ?? [])],
      produced: metadata.produced ?? PRODUCED_BY_RULE,
      channel: row.channel,
      questionIds: row.questionIds,
      ...(row.askedAt ? { askedAt: row.askedAt.toISOString() } : {}),
    };
  }

  async explanation(scope: Scope, messageId: string): Promise<ReplyOf<typeof explanationRead>> {
    const explanation = await this.unit.read(scope, () => this.records.explanation(messageId));
    if (!explanation) throw AppError.notFound('explanation');
    return { messageId, explanation };
  }
}
