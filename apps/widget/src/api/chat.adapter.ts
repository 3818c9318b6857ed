import { ChatError, type ChatPort, type LiveEvent, type MessageView, type Rating, type SourceView, type VisitorCreated, type VisitorSelf } from './chat.port.js';
import { EventParser } from './sse.rule.js';

const CONNECTION_LOST = 'There is no connection right now. Your words are kept and sent when it is back.';
/** The server sends a comment every 15 s; silence of three of them means that the line is dead. */
const SILENCE_MS = 45_000;

/** Speaks to the gateway over HTTP. */
export class HttpChat implements ChatPort {
  token: string | null = null;

  /** @param server origin of the gateway, without a slash at the end */
  constructor(private readonly server: string) {}

  begin(workspace: string): Promise<VisitorCreated> {
    return this.call('POST', '/v1/visitors', { workspace });
  }

  me(): Promise<VisitorSelf> {
    return this.call('GET', '/v1/visitors/me');
  }

  open(): Promise<{ id: string; status: 'active' | 'escalated' | 'closed' }> {
    return this.call('POST', '/v1/conversations', { channel: 'live_chat' });
  }

  async history(conversationId: string): Promise<MessageView[]> {
    const messages: MessageView[] = [];
    let cursor: string | null = null;
    do {
      const page: { data: MessageView[]; nextCursor: string | null } = await this.call('GET', `/v1/conversations/${conversationId}/messages?limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      messages.push(...page.data);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return messages;
  }

  async say(conversationId: string, text: string, key: string): Promise<{ id: string }> {
    const { message } = await this.call<{ message: { id: string } }>('POST', `/v1/conversations/${conversationId}/messages`, { text }, { 'idempotency-key': key });
    return message;
  }

  async rate(messageId: string, rating: Rating): Promise<void> {
    await this.call('POST', `/v1/messages/${messageId}/feedback`, rating);
  }

  source(messageId: string, ref: string): Promise<SourceView> {
    return this.call('GET', `/v1/messages/${messageId}/sources/${encodeURIComponent(ref)}`);
  }

  async listen(conversationId: string, lastEventId: string | null, heard: (event: LiveEvent, id: string | null) => void, signal: AbortSignal): Promise<void> {
    const silence = new AbortController();
    const stop = (): void => silence.abort();
    signal.addEventListener('abort', stop, { once: true });
    let alarm = setTimeout(stop, SILENCE_MS);
    try {
      const headers = { accept: 'text/event-stream', ...this.authorization(), ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }) };
      const response = await fetch(`${this.server}/v1/conversations/${conversationId}/events`, { headers, signal: silence.signal });
      if (!response.ok || !response.body) throw new ChatError(response.status, CONNECTION_LOST);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const parser = new EventParser();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        clearTimeout(alarm);
        alarm = setTimeout(stop, SILENCE_MS);
        for (const { id, event, data } of parser.push(piece.value)) heard({ ...(JSON.parse(data) as object), type: event } as LiveEvent, id);
      }
    } finally {
      clearTimeout(alarm);
      signal.removeEventListener('abort', stop);
    }
  }

  private authorization(): Record<string, string> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }

  private async call<T>(method: string, path: string, body?: unknown, extra: Record<string, string> = {}): Promise<T> {
    const headers = { ...this.authorization(), ...extra, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const response = await fetch(this.server + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }).catch(() => {
      throw new ChatError(0, CONNECTION_LOST);
    });
    if (response.ok) return (await response.json()) as T;
    const problem = (await response.json().catch(() => ({}))) as { detail?: string };
    throw new ChatError(response.status, problem.detail ?? 'That did not work. Try again in a moment.');
  }
}
