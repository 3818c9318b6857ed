import type { ServiceName } from '@rapport/contracts';
import type { Logger } from '@rapport/observability';
import type { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { inFreshContext } from '../delivery/fresh-context.rule.js';
import type { RedisChannels } from '../redis/redis-channels.service.js';
import { within } from '../redis/within.rule.js';
import { requestList, type QueuedRequest, type SentReply } from './redis-request.types.js';
import type { RequestDesk } from './request-desk.service.js';

/** A pop ends after this by itself, should nobody be able to wake it. In seconds. */
const POP_SECONDS = 2;
/** A pop that nobody could wake has ended by itself before that. */
const STOP_PATIENCE_MS = (POP_SECONDS + 1) * 1_000;
/** What an instance holds at once, waiting requests too; the rest stays in the list for other instances. */
const MOST_IN_HAND = 128;

export interface RequestLoopParts {
  readonly service: ServiceName;
  readonly desk: RequestDesk;
  /** Used for nothing but the blocking pop. */
  readonly blocking: Redis;
  readonly producer: Redis;
  readonly channels: RedisChannels;
  readonly prefix: string;
  readonly logger: Logger;
}

/** Takes requests to a service from its list and sends the answers to who asked. */
export class RedisRequestLoop {
  private stopping = false;
  private running: Promise<void> | undefined;
  /** Of the blocking connection as it is now; another one has another id. */
  private connectionId: number | undefined;

  constructor(private readonly parts: RequestLoopParts) {}

  start(): void {
    this.parts.blocking.on('close', () => (this.connectionId = undefined));
    this.running = inFreshContext(() => this.loop());
  }

  /** Takes nothing more. What is in hand is the desk's. */
  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    const { blocking, producer } = this.parts;
    // Ends the pop without losing a request, as closing the connection could.
    // A pop that waits for its connection to be made again is never told that there will be none.
    const waits = blocking.status !== 'ready';
    const woken = await producer.client('UNBLOCK', this.connectionId ?? 0).catch(() => undefined);
    if (woken === undefined) blocking.disconnect();
    if (!waits) await within(STOP_PATIENCE_MS, 'the end of a pop', this.running ?? Promise.resolve()).catch(() => undefined);
  }

  /** Ends at once, whatever is under way. For tests. */
  vanish(): void {
    this.stopping = true;
    this.parts.blocking.disconnect();
  }

  private async loop(): Promise<void> {
    const { service, desk, blocking, prefix, logger } = this.parts;
    const list = requestList(prefix, service);
    while (!this.stopping) {
      try {
        if (desk.size >= MOST_IN_HAND) await desk.oneLess();
        this.connectionId ??= await blocking.client('ID');
        if (this.stopping) return;
        const popped = await blocking.blpop(list, POP_SECONDS);
        if (popped) void this.answer(popped[1]);
      } catch (error) {
        if (this.stopping) return;
        logger.warn({ err: error }, 'could not take requests; tried again soon');
        await sleep(200);
      }
    }
  }

  private async answer(text: string): Promise<void> {
    const { desk, channels, logger } = this.parts;
    try {
      const { id, replyTo, ...message } = JSON.parse(text) as QueuedRequest;
      const reply = await desk.answer(message);
      if (!reply) return; // nobody waits any more
      const sent: SentReply = { id, reply };
      await channels.publish(replyTo, JSON.stringify(sent));
    } catch (error) {
      logger.warn({ err: error }, 'a request could not be answered');
    }
  }
}
