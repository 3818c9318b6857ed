import { Inject, Injectable } from '@nestjs/common';
import { conversationLive, turnOutcome, type ConversationLive, type ReplyOf } from '@rapport/contracts';
import { Live, Messenger } from '@rapport/messaging';
import { Bell } from '../events/bell.service.js';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';

export type Outcome = Pick<ReplyOf<typeof turnOutcome>, 'status' | 'reply'>;

/** Should a live event be missed, the owner is asked this often anyway. */
const FALL_BACK_MS = 2_000;

/** Waits for the turn of a message to end. */
@Injectable()
export class ReplyWaitService {
  constructor(
    private readonly messenger: Messenger,
    private readonly live: Live,
    @Inject(GATEWAY_CONFIG) private readonly config: GatewayConfig,
  ) {}

  /**
   * Begins to listen to the conversation while the storing is prepared, then lets the message be committed, then waits.
   *
   * @param prepare what must be known before; when it fails nothing is stored
   * @param commit stores the message and returns its id
   * @returns how the turn ended, or undefined when it goes on for longer than the setting allows
   */
  async after<P>(conversationId: string, prepare: () => Promise<P>, commit: (prepared: P) => Promise<string>): Promise<Outcome | undefined> {
    const bell = new Bell();
    const told = new Map<string, Outcome>();
    const listening = this.live.subscribe(conversationLive, conversationId, (event) => {
      const reply = replyIn(event);
      if (reply) told.set(reply.to, reply.outcome);
      if (mayEnd(event)) bell.ring();
    });
    try {
      const [prepared] = await Promise.all([prepare(), listening]);
      return await this.until(bell, await commit(prepared), told);
    } finally {
      void listening.then((stop) => stop()).catch(() => undefined);
    }
  }

  private async until(bell: Bell, messageId: string, told: ReadonlyMap<string, Outcome>): Promise<Outcome | undefined> {
    const deadline = Date.now() + this.config.RAPPORT_REPLY_WAIT_MS;
    for (let left = this.config.RAPPORT_REPLY_WAIT_MS; left > 0; left = deadline - Date.now()) {
      await bell.wait(Math.min(FALL_BACK_MS, left));
      const outcome = told.get(messageId) ?? (await this.messenger.request(turnOutcome, { messageId }));
      if (outcome.status !== 'pending') return outcome;
    }
    return undefined;
  }
}

/** The reply that an event carries, and the message that it answers. Of a burst that is the last: for the others the owner is asked. */
function replyIn(event: ConversationLive): { to: string; outcome: Outcome } | undefined {
  if (event.type !== 'message' || event.turn === undefined || event.message.role === 'customer') return undefined;
  const { message, turn: status } = event;
  return message.inReplyTo === null ? undefined : { to: message.inReplyTo, outcome: { status, reply: message } };
}

/** Whether a turn may have ended with it. */
function mayEnd(event: ConversationLive): boolean {
  return event.type === 'status' || (event.type === 'message' && event.turn !== 'pending');
}
