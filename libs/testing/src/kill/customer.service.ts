import { randomUUID } from 'node:crypto';
import { type Answer, type Caller } from '../http/http-caller.rule.js';
import { eventually, pause } from '../wait/eventually.rule.js';
import type { History } from './history.service.js';
import type { SendRecord } from './history.types.js';

/** So long a customer tries to be heard, and then waits for the end of a turn, in ms: longer than the guard of a turn. */
const PATIENCE_MS = 720_000;
/** What a client does well to repeat: no answer, too early, too much, the server's own trouble. */
const TRY_AGAIN: ReadonlySet<number> = new Set([409, 425, 429, 500, 502, 503, 504]);

export interface CustomerParts {
  readonly call: Caller;
  readonly history: History;
  /** Random numbers in [0, 1). */
  readonly random: () => number;
}

/** One customer in one conversation: says something, holds on to it until it is acknowledged, and waits for what comes of it. */
export class Customer {
  private said = 0;

  private constructor(
    private readonly parts: CustomerParts,
    private readonly name: string,
    readonly conversationId: string,
  ) {}

  /** Opens a conversation. @param name tells customers apart and is part of every text */
  static async open(parts: CustomerParts, name: string): Promise<Customer> {
    const body = { channel: 'live_chat', customer: { externalId: name } };
    const { conversationId } = await persist(parts.history, () => parts.call('POST', '/v1/conversations', body, { 'idempotency-key': `open-${name}` }), ({ body: opened }) => ({
      conversationId: opened.id as string,
    }));
    return new Customer(parts, name, conversationId);
  }

  /**
   * One turn: a message, now and then two or three in a row, and the wait for the end.
   *
   * @param question words that the business knows an answer to
   */
  async turn(question: string): Promise<void> {
    const { random, history } = this.parts;
    const askedAt = performance.now();
    const burst = random() < 0.8 ? 1 : 2 + Math.floor(random() * 2);
    const waits = random() < 0.5;
    let last: SendRecord | undefined;
    let ended = false;
    for (let index = 0; index < burst; index += 1) {
      this.said += 1;
      last = history.begin(this.conversationId, `${question} (${this.name}, ${this.said})`, randomUUID());
      ended = await this.send(last, waits && index === burst - 1);
    }
    if (last && !ended) await this.untilEnded(last);
    history.turnEnded(askedAt);
  }

  /** Reads the conversation as the API tells it and notes the replies in it. */
  async readBack(): Promise<{ id: string; role: string; inReplyTo: string | null }[]> {
    const { call, history } = this.parts;
    const read: { id: string; role: string; text: string; inReplyTo: string | null }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { status, body } = await call('GET', `/v1/conversations/${this.conversationId}/messages?limit=200${after}`);
      if (status !== 200) throw new Error(`the conversation was answered ${status}`);
      read.push(...(body.data as typeof read));
      cursor = body.nextCursor as string | null;
    }
    for (const { id, role, text, inReplyTo } of read) {
      if (role === 'assistant') history.see({ conversationId: this.conversationId, replyId: id, text, inReplyTo, via: 'list' });
    }
    return read;
  }

  /** @returns whether the turn has ended by then */
  private async send(record: SendRecord, waits: boolean): Promise<boolean> {
    const { call, history } = this.parts;
    const path = `/v1/conversations/${this.conversationId}/messages${waits ? '?wait=reply' : ''}`;
    const once = (): Promise<Answer> => call('POST', path, { text: record.text }, { 'idempotency-key': record.key });
    return persist(history, once, ({ body }) => {
      history.acknowledge(record, body.message.id as string);
      if (body.reply) history.see({ conversationId: this.conversationId, replyId: body.reply.id, text: body.reply.text, inReplyTo: body.message.id, via: 'answer' });
      return body.status !== 'accepted' && body.status !== 'pending';
    });
  }

  /** A turn ends with a reply, or in silence where a person has been called. One that never ends is the checker's to report. */
  private async untilEnded(record: SendRecord): Promise<void> {
    const [acknowledged] = record.acknowledgements;
    await eventually(async () => {
      const messages = await this.readBack();
      const own = messages.findIndex(({ id }) => id === acknowledged?.messageId);
      if (own >= 0 && messages.slice(own + 1).some(({ role }) => role === 'assistant')) return true;
      const { body } = await this.parts.call('GET', `/v1/conversations/${this.conversationId}`);
      return own >= 0 && body.status === 'escalated' ? true : undefined;
    }, 'the end of the turn', { withinMs: PATIENCE_MS, everyMs: 250 }).catch(() => undefined);
  }
}

/** Calls until a 2xx comes, as a careful client does. @throws Error on a refusal that trying again can't mend, and after patience */
async function persist<T>(history: History, call: () => Promise<Answer>, read: (answer: Answer) => T): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt += 1) {
    let fault: unknown;
    const answered = await call().catch((thrown: unknown) => {
      fault = thrown;
      return undefined;
    });
    if (answered && answered.status >= 200 && answered.status < 300) return read(answered);
    history.refuse(answered ? String(answered.status) : 'no answer');
    if (answered && !TRY_AGAIN.has(answered.status)) throw new Error(`refused with ${answered.status}: ${JSON.stringify(answered.body)}`);
    if (performance.now() > until) throw new Error('nobody heard', { cause: answered?.body ?? fault });
    await pause(Math.min(1_000, 100 * 2 ** attempt));
  }
}
