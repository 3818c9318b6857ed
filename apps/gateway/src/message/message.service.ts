import { Injectable } from '@nestjs/common';
import { chunkRead, conversationRead, type ConversationView, messageRead, type MessageAccepted, type MessageAnswered, type SourceView } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import type { Principal } from '../access/principal.types.js';
import { asCustomer } from '../http/as-customer.rule.js';
import type { InboundEntity } from '../inbound/inbound.entity.js';
import { InboundService } from '../inbound/inbound.service.js';
import { Limits } from '../limit/limit.port.js';
import { toReceived, toReply } from './message.mapper.js';
import { type Outcome, ReplyWaitService } from './reply-wait.service.js';

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
    let taken: { readonly conversation: ConversationView; readonly row: InboundEntity } | undefined;
    const admit = () => this.admit(conversationId);
    const accept = async (conversation: ConversationView): Promise<string> => {
      const row = await asCustomer(conversation.customerId, () => this.inbound.accept(caller, conversation, text, key));
      taken = { conversation, row };
      return row.id;
    };
    const outcome = waitForReply ? await this.waiting.after(conversationId, admit, accept) : void (await accept(await admit()));
    if (!taken) throw new AppError('internal', 'a reply was awaited before its message was stored');
    return { customerId: taken.conversation.customerId, answer: answerOf(toReceived(taken.row), waitForReply, outcome) };
  }

  /** The passage behind a citation, for whoever may read the reply. */
  async source(messageId: string, ref: string): Promise<SourceView> {
    const { citations } = await this.messenger.request(messageRead, { messageId });
    const cited = citations.find((citation) => citation.ref === ref);
    if (!cited) throw AppError.notFound('source');
    const { title, headings, page, text } = await this.messenger.request(chunkRead, { chunkId: cited.chunkId });
    return { ref, title, headings, ...(page === null ? {} : { page }), text, quote: cited.quote };
  }

  /** The conversation, for whoever may see it and has not written too often. */
  private async admit(conversationId: string): Promise<ConversationView> {
    const conversation = await this.messenger.request(conversationRead, { conversationId });
    await this.limits.count('conversation', conversationId);
    return conversation;
  }
}

function answerOf(message: MessageAnswered['message'], waited: boolean, outcome: Outcome | undefined): Taken['answer'] {
  if (!waited) return { message, status: 'accepted' };
  if (!outcome || outcome.status === 'pending') return { message, status: 'pending' };
  return { message, reply: outcome.reply === null ? null : toReply(outcome.reply), status: outcome.status };
}
