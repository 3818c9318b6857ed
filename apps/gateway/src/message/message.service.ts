import { Injectable } from '@nestjs/common';
import { chunkRead, conversationRead, messageRead, type MessageAccepted, type MessageAnswered, type SourceView } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import type { Principal } from '../access/principal.types.js';
import { asCustomer } from '../http/as-customer.rule.js';
import type { InboundEntity } from '../inbound/inbound.entity.js';
import { InboundService } from '../inbound/inbound.service.js';
import { Limits } from '../limit/limit.port.js';
import { toReceived, toReply } from './message.mapper.js';
import { ReplyWaitService } from './reply-wait.service.js';

/** A message on its way in. */
export interface Incoming {
  readonly conversationId: string;
  readonly text: string;
  /** The caller's Idempotency-Key. */
  readonly key: string | undefined;
  readonly waitForReply: boolean;
}

export interface Taken {
  readonly customerId: string;
  readonly answer: MessageAccepted | MessageAnswered;
}

@Injectable()
export class MessageService {
  constructor(
    private readonly messenger: Messenger,
    private readonly inbound: InboundService,
    private readonly waiting: ReplyWaitService,
    private readonly limits: Limits,
  ) {}

  /** Takes a message in. What follows from it runs in the scope of its customer, whoever sent it. */
  async take(caller: Principal, { conversationId, text, key, waitForReply }: Incoming): Promise<Taken> {
    const conversation = await this.messenger.request(conversationRead, { conversationId });
    await this.limits.count('conversation', conversationId);
    const { customerId } = conversation;
    return asCustomer(customerId, async () => {
      const accept = () => this.inbound.accept(caller, conversation, text, key);
      if (!waitForReply) return { customerId, answer: { message: toReceived(await accept()), status: 'accepted' } };
      return { customerId, answer: await this.withReply(conversationId, accept) };
    });
  }

  /** The passage behind a citation, for whoever may read the reply. */
  async source(messageId: string, ref: string): Promise<SourceView> {
    const { citations } = await this.messenger.request(messageRead, { messageId });
    const cited = citations.find((citation) => citation.ref === ref);
    if (!cited) throw AppError.notFound('source');
    const { title, headings, page, text } = await this.messenger.request(chunkRead, { chunkId: cited.chunkId });
    return { ref, title, headings, ...(page === null ? {} : { page }), text, quote: cited.quote };
  }

  private async withReply(conversationId: string, accept: () => Promise<InboundEntity>): Promise<MessageAccepted | MessageAnswered> {
    let row: InboundEntity | undefined;
    const outcome = await this.waiting.after(conversationId, async () => {
      row = await accept();
      return row.id;
    });
    if (!row) throw new AppError('internal', 'a reply was awaited before its message was stored');
    const message = toReceived(row);
    if (!outcome || outcome.status === 'pending') return { message, status: 'pending' };
    return { message, reply: outcome.reply === null ? null : toReply(outcome.reply), status: outcome.status };
  }
}
