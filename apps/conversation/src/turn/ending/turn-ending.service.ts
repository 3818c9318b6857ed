import { Injectable } from '@nestjs/common';
import { conversationLive, messageSend, turnCompleted, type TurnStatus } from '@rapport/contracts';
import { Live, Messenger } from '@rapport/messaging';
import { Metrics } from '@rapport/observability';
import { contactName } from '../../escalation/holding-reply.rule.js';
import { toMessageView } from '../../message/message.mapper.js';
import type { Conclusion } from './conclusion.types.js';
import { type Concluded, TurnRepository } from '../turn.repository.js';

export interface EndingTurn {
  readonly id: string;
  readonly conversationId: string;
  /** The customer's last message of the turn. */
  readonly inReplyTo: string;
}

const STATUS: Readonly<Record<Conclusion['event'], TurnStatus>> = { answer: 'answered', escalate: 'escalated', fail: 'failed' };

/** The one way in which turns end, whoever ends them. */
@Injectable()
export class TurnEndingService {
  constructor(
    private readonly turns: TurnRepository,
    private readonly messenger: Messenger,
    private readonly live: Live,
    private readonly metrics: Metrics,
  ) {}

  /** Inside the effect: the reply, the call and what follows from them, together or not at all. */
  async conclude(turn: EndingTurn, conclusion: Conclusion): Promise<Concluded | null> {
    const concluded = await this.turns.conclude(turn, conclusion);
    if (!concluded?.reply) return concluded;
    const { id: messageId, metadata } = concluded.reply;
    const citedChunkIds = [...new Set(metadata.citations?.map(({ chunkId }) => chunkId))];
    const { id: turnId, conversationId } = turn;
    await this.messenger.send(messageSend, { messageId, conversationId, channel: concluded.channel }, { lane: `send:${conversationId}` });
    await this.messenger.send(turnCompleted, { turnId, conversationId, replyId: messageId, citedChunkIds }, { lane: `completed:${conversationId}` });
    return concluded;
  }

  /** After the commit: whoever watches the conversation sees the reply, and that a person has been called. */
  async announce(conversationId: string, conclusion: Conclusion, concluded: Concluded, contact: string | undefined): Promise<void> {
    this.metrics.turns.inc({ outcome: conclusion.event });
    if (concluded.reply) await this.live.publish(conversationLive, conversationId, { type: 'message', message: toMessageView(concluded.reply), turn: STATUS[conclusion.event] });
    if (conclusion.call) {
      await this.live.publish(conversationLive, conversationId, { type: 'status', status: concluded.status, contact: contactName(contact) });
    }
  }
}
