import { ChatError, type ChatPort, type LiveEvent, type MessageView, type SourceView, type VisitorCreated, type VisitorSelf } from './chat.port.js';

interface Line {
  readonly conversationId: string;
  readonly heard: (event: LiveEvent, id: string | null) => void;
  cut(status: number): void;
}

/** What the visitors of one test share: a server that keeps visitors and conversations, and can be told to fail. */
export class ChatServer {
  readonly visitors = new Map<string, string | null>();
  readonly conversations = new Map<string, MessageView[]>();
  readonly lines = new Set<Line>();
  readonly closed = new Set<string>();
  /** Statuses that the next requests are answered with; 0 is no answer. */
  readonly failures: number[] = [];
  private keys = new Map<string, string>();
  private count = 0;

  name(kind: string): string {
    this.count += 1;
    return `${kind}${this.count}`;
  }

  /** A request of a visitor, which may fail. */
  private request(token: string | null): string {
    const failure = this.failures.shift();
    if (failure !== undefined) throw new ChatError(failure);
    if (token === null || !this.visitors.has(token)) throw new ChatError(401);
    return token;
  }

  begin(): VisitorCreated {
    const failure = this.failures.shift();
    if (failure !== undefined) throw new ChatError(failure);
    const token = this.name('token');
    this.visitors.set(token, null);
    return { token, customerId: token, workspace: FACE };
  }

  me(token: string | null): VisitorSelf {
    const visitor = this.request(token);
    const conversationId = this.visitors.get(visitor) ?? null;
    return { customerId: visitor, conversationId: conversationId !== null && this.closed.has(conversationId) ? null : conversationId, workspace: FACE };
  }

  open(token: string | null): { id: string } {
    const found = this.me(token).conversationId;
    const id = found ?? this.name('conversation');
    this.visitors.set(token ?? '', id);
    if (!found) this.conversations.set(id, []);
    return { id };
  }

  say(token: string | null, conversationId: string, text: string, key: string): { id: string } {
    this.request(token);
    if (!this.conversations.has(conversationId)) throw new ChatError(404);
    const known = this.keys.get(key);
    if (known !== undefined) return { id: known };
    const { id } = this.add(conversationId, 'customer', text);
    this.keys.set(key, id);
    return { id };
  }

  add(conversationId: string, role: MessageView['role'], text: string): MessageView {
    const messages = this.conversations.get(conversationId) ?? [];
    const message: MessageView = {
      id: this.name('message'), conversationId, seq: messages.length + 1, role, text, createdAt: '2026-01-01T00:00:00.000Z', inReplyTo: null, citations: [], agent: null,
      intent: null, confidence: null, delivery: 'sent',
    };
    messages.push(message);
    this.tell(conversationId, { type: 'message', message }, `${message.seq}:0`);
    return message;
  }

  tell(conversationId: string, event: LiveEvent, id: string | null = null): void {
    for (const line of this.lines) if (line.conversationId === conversationId) line.heard(event, id);
  }

  close(conversationId: string): void {
    this.closed.add(conversationId);
    this.tell(conversationId, { type: 'status', status: 'closed', contact: null });
  }

  cut(status = 0): void {
    for (const line of this.lines) line.cut(status);
  }

  async listen(token: string | null, conversationId: string, last: string | null, heard: Line['heard'], signal: AbortSignal): Promise<void> {
    this.request(token);
    const messages = this.conversations.get(conversationId);
    if (!messages) throw new ChatError(404);
    for (const message of messages) if (message.seq > Number.parseInt(last ?? '0')) heard({ type: 'message', message }, `${message.seq}:0`);
    heard({ type: 'ready' }, null);
    await new Promise<void>((resolve, reject) => {
      const line: Line = { conversationId, heard, cut: (status) => reject(new ChatError(status)) };
      this.lines.add(line);
      signal.addEventListener('abort', () => resolve());
    }).finally(() => {
      for (const line of this.lines) if (line.heard === heard) this.lines.delete(line);
    });
  }
}

const FACE = { name: 'Teppan & Co', personaName: 'Mai', greeting: 'Hello', exampleQuestions: [], accentColor: '#0f766e' };

/** The far end of one tab. */
export class ChatDouble implements ChatPort {
  token: string | null = null;

  constructor(private readonly server: ChatServer) {}

  begin = async (): Promise<VisitorCreated> => this.server.begin();
  me = async (): Promise<VisitorSelf> => this.server.me(this.token);
  open = async (): Promise<{ id: string }> => this.server.open(this.token);
  say = async (conversationId: string, text: string, key: string): Promise<{ id: string }> => this.server.say(this.token, conversationId, text, key);
  rate = async (): Promise<void> => undefined;
  source = async (): Promise<SourceView> => ({ ref: 'KB-1', title: '', headings: [], text: '', quote: '' });
  listen = async (conversationId: string, last: string | null, heard: Line['heard'], signal: AbortSignal): Promise<void> => this.server.listen(this.token, conversationId, last, heard, signal);
}
