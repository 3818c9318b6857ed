import { Inject, Injectable } from '@nestjs/common';
import { conversationLive, turnOutcome, type ReplyOf } from '@rapport/contracts';
import { Live, Messenger } from '@rapport/messaging';
import { Bell } from '../events/bell.service.js';
import { GATEWAY_CONFIG, type GatewayConfig } from '../gateway.config.js';

export type Outcome = ReplyOf<typeof turnOutcome>;

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
   * Listens to the conversation first, then lets the message be committed, then waits.
   *
   * @param commit stores the message and returns its id
   * @returns how the turn ended, or undefined when it goes on for longer than the setting allows
   */
  async after(conversationId: string, commit: () => Promise<string>): Promise<Outcome | undefined> {
    const bell = new Bell();
    const leave = await this.live.subscribe(conversationLive, conversationId, ({ type }) => {
      if (type === 'message' || type === 'status') bell.ring();
    });
    try {
      return await this.until(bell, await commit());
    } finally {
      await leave();
    }
  }

  private async until(bell: Bell, messageId: string): Promise<Outcome | undefined> {
    const deadline = Date.now() + this.config.RAPPORT_REPLY_WAIT_MS;
    for (let left = this.config.RAPPORT_REPLY_WAIT_MS; left > 0; left = deadline - Date.now()) {
      await bell.wait(Math.min(FALL_BACK_MS, left));
      const outcome = await this.messenger.request(turnOutcome, { messageId });
      if (outcome.status !== 'pending') return outcome;
    }
    return undefined;
  }
}
