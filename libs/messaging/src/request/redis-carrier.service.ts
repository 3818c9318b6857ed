import type { ServiceName } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import type { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { ExpiringList } from '../redis/expiring-list.adapter.js';
import type { RedisChannels } from '../redis/redis-channels.service.js';
import { within } from '../redis/within.rule.js';
import { requestList, type QueuedRequest, type SentReply } from './redis-request.types.js';
import type { Reply, RequestCarrier, RequestMessage } from './request.types.js';

const PUSH_PATIENCE_MS = 2_000;

export interface RedisCarrierParts {
  readonly producer: Redis;
  readonly channels: RedisChannels;
  readonly prefix: string;
  /** The longest time that anybody waits for an answer, in ms: a list that nobody reads is gone after it. */
  readonly longestMs: number;
}

/** Requests over a list per service; answers come on a channel of this instance. */
export class RedisCarrier implements RequestCarrier {
  private readonly replyTo: string;
  private readonly lists: ExpiringList;
  private readonly waiting = new Map<string, (reply: Reply) => void>();
  private end: (() => Promise<void>) | undefined;

  constructor(private readonly parts: RedisCarrierParts) {
    this.replyTo = `${parts.prefix}:reply:${randomUUID()}`;
    this.lists = new ExpiringList(parts.producer);
  }

  async open(): Promise<void> {
    this.end = await this.parts.channels.subscribe(this.replyTo, (text) => {
      const { id, reply } = JSON.parse(text) as SentReply;
      this.waiting.get(id)?.(reply);
    });
  }

  async close(): Promise<void> {
    await this.end?.();
  }

  async carry(service: ServiceName, message: RequestMessage, signal: AbortSignal): Promise<Reply> {
    const id = randomUUID();
    const answered = new Promise<Reply>((resolve) => this.waiting.set(id, resolve));
    const forget = (): void => void this.waiting.delete(id);
    signal.addEventListener('abort', forget, { once: true });
    try {
      await this.push(service, { ...message, id, replyTo: this.replyTo });
      return await answered;
    } finally {
      forget();
      signal.removeEventListener('abort', forget);
    }
  }

  private async push(service: ServiceName, request: QueuedRequest): Promise<void> {
    const list = requestList(this.parts.prefix, service);
    await within(PUSH_PATIENCE_MS, 'handing a request to Redis', this.lists.push(list, JSON.stringify(request), this.parts.longestMs)).catch((cause: unknown) => {
      throw new AppError('unavailable', `${request.name} could not be handed to ${service}: Redis is away`, { cause });
    });
  }
}
