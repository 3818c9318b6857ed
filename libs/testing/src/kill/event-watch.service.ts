import { pause } from '../wait/eventually.rule.js';
import type { History } from './history.service.js';

/** Follows a conversation by its event stream and comes back with the last id whenever the line breaks, as a browser does. */
export class EventWatch {
  private readonly aborter = new AbortController();
  private lastId: string | undefined;

  constructor(
    private readonly history: History,
    private readonly conversationId: string,
    private readonly connect: (path: string, headers: Record<string, string>, signal: AbortSignal) => Promise<Response>,
  ) {}

  /** Follows until {@link stop}. */
  async run(): Promise<void> {
    while (!this.stopped) {
      await this.follow().catch(() => undefined);
      if (!this.stopped) await pause(250);
    }
  }

  stop(): void {
    this.aborter.abort();
  }

  private get stopped(): boolean {
    return this.aborter.signal.aborted;
  }

  private async follow(): Promise<void> {
    const headers = this.lastId === undefined ? {} : { 'last-event-id': this.lastId };
    const { ok, body } = await this.connect(`/v1/conversations/${this.conversationId}/events`, headers, this.aborter.signal);
    if (!ok || !body) return;
    let text = '';
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      text += piece;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        this.hear(text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  }

  private hear(block: string): void {
    const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
    this.lastId = fields.get('id') ?? this.lastId;
    if (fields.get('event') !== 'message') return;
    const { id, role, text, inReplyTo } = JSON.parse(fields.get('data') ?? '{}') as { id: string; role: string; text: string; inReplyTo: string | null };
    if (role === 'assistant') this.history.see({ conversationId: this.conversationId, replyId: id, text, inReplyTo, via: 'events' });
  }
}
