import { turnDraft } from '@rapport/contracts';
import type { Live } from '@rapport/messaging';
import { mayAbstain } from './abstention.rule.js';

/**
 * How long the first words wait. A model that quotes is done within it, with its own judgement of the answer, so that an unsure answer can
 * still become an abstention; a model that writes for seconds loses next to nothing.
 */
const HOLD_MS = 40;

/** Brings a draft to the conversation while it is written. */
export class DraftCourier {
  private written = '';
  private sent = '';
  private firstAt: number | undefined;

  constructor(
    private readonly live: Live,
    private readonly turnId: string,
  ) {}

  /** What has left cannot be taken back: the final text must begin with it. */
  get hasLeft(): boolean {
    return this.sent !== '';
  }

  get text(): string {
    return this.written;
  }

  async push(piece: string): Promise<void> {
    this.written += piece;
    this.firstAt ??= performance.now();
    if (performance.now() - this.firstAt >= HOLD_MS && !mayAbstain(this.written)) await this.send(this.written);
  }

  /** Ends the draft with its final text. The rest leaves ahead of the answer only behind a beginning that has left: a whole is the answer itself. */
  async finish(text: string): Promise<void> {
    if (this.hasLeft) await this.send(text);
  }

  private async send(text: string): Promise<void> {
    if (!text.startsWith(this.sent) || text.length === this.sent.length) return;
    const offset = this.sent.length;
    this.sent = text;
    await this.live.publish(turnDraft, this.turnId, { offset, text: text.slice(offset) });
  }
}
