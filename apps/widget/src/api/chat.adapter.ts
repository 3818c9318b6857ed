import { createRapportClient, type RapportClient } from '@rapport/api-client';
import { ChatError, type ChatPort, type LiveEvent, type Rating, type SourceView, type VisitorCreated, type VisitorSelf } from './chat.port.js';
import { EventParser } from './sse.rule.js';

/** The server sends a comment every 15 s; silence of three of them means that the line is dead. */
const SILENCE_MS = 45_000;

interface Answered<T> {
  readonly data?: T;
  readonly response: Response;
}

async function answer<T>(call: Promise<Answered<T>>): Promise<T> {
  const { data, response } = await call.catch(() => {
    throw new ChatError(0);
  });
  if (data !== undefined) return data;
  throw new ChatError(response.status, Number(response.headers.get('retry-after') ?? 0) * 1_000);
}

/** Speaks to the gateway by the generated client. */
export class HttpChat implements ChatPort {
  private client: RapportClient;
  private secret: string | null = null;

  /** @param server origin of the gateway, without a slash at the end */
  constructor(private readonly server: string) {
    this.client = createRapportClient({ baseUrl: server });
  }

  get token(): string | null {
    return this.secret;
  }
  set token(token: string | null) {
    this.secret = token;
    this.client = createRapportClient({ baseUrl: this.server, ...(token === null ? {} : { token }) });
  }

  begin(workspace: string): Promise<VisitorCreated> {
    return answer(this.client.POST('/v1/visitors', { body: { workspace } }));
  }

  me(): Promise<VisitorSelf> {
    return answer(this.client.GET('/v1/visitors/me'));
  }

  open(): Promise<{ id: string }> {
    return answer(this.client.POST('/v1/conversations', { body: { channel: 'live_chat', reuse: true } }));
  }

  async say(conversationId: string, text: string, key: string): Promise<{ id: string }> {
    const params = { path: { id: conversationId }, header: { 'Idempotency-Key': key } };
    const { message } = await answer(this.client.POST('/v1/conversations/{id}/messages', { params, body: { text } }));
    return message;
  }

  async rate(messageId: string, rating: Rating): Promise<void> {
    await answer(this.client.POST('/v1/messages/{id}/feedback', { params: { path: { id: messageId } }, body: rating }));
  }

  source(messageId: string, ref: string): Promise<SourceView> {
    return answer(this.client.GET('/v1/messages/{id}/sources/{ref}', { params: { path: { id: messageId, ref } } }));
  }

  async listen(conversationId: string, lastEventId: string | null, heard: (event: LiveEvent, id: string | null) => void, signal: AbortSignal): Promise<void> {
    const silence = new AbortController();
    const stop = (): void => silence.abort();
    signal.addEventListener('abort', stop, { once: true });
    let alarm = setTimeout(stop, SILENCE_MS);
    try {
      const params = { path: { id: conversationId }, ...(lastEventId === null ? {} : { header: { 'Last-Event-ID': lastEventId } }) };
      const stream = await answer<unknown>(this.client.GET('/v1/conversations/{id}/events', { params, parseAs: 'stream', signal: silence.signal }));
      const reader = (stream as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(new TextDecoderStream()).getReader();
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
}
