import type { ServiceName } from '@rapport/contracts';
import type { Logger } from '@rapport/observability';
import { Queue, Worker, type JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { ProcessGone } from '../delivery/crash-point.port.js';
import { inFreshContext } from '../delivery/fresh-context.rule.js';
import type { WaitingLane } from '../delivery/delivery.types.js';
import { within } from '../redis/within.rule.js';
import type { Consumer, Courier, WakeUp } from './courier.port.js';
import { DeliverySweeper } from './delivery-sweeper.service.js';

/** So long the sender waits for Redis at most; the sweeper makes up for what was not added. */
const ADD_PATIENCE_MS = 500;
const GRACE_MS = 15_000;
const CLOSE_PATIENCE_MS = 2_000;
const BULK = 500;
/** What falls due later than this is left to the sweeper: a job that waits in Redis costs room, and is no nearer to the truth. */
const FAR_MS = 60_000;

interface LaneJob {
  readonly consumer: ServiceName;
  readonly lane: string;
}

export interface BullCourierParts {
  readonly producer: Redis;
  /** A connection that waits for Redis; the courier ends it. */
  readonly connect: () => Redis;
  readonly prefix: string;
  /** Who may have deliveries: the sweeper looks for all of them. */
  readonly consumers: readonly ServiceName[];
  readonly sweepEveryMs: number;
  readonly logger: Logger;
}

interface Served extends Consumer {
  readonly bull: Worker<LaneJob>;
  readonly connection: Redis;
  /** Lanes that are worked on here. */
  readonly lanes: { count: number };
}

/** Brings deliveries between processes: a job in Redis is a hint to look at a lane. Redis may be emptied at any time. */
export class BullCourier implements Courier {
  private readonly queues = new Map<ServiceName, Queue<LaneJob>>();
  private readonly served = new Map<ServiceName, Served>();
  private sweeper: DeliverySweeper | undefined;
  private gone = false;

  constructor(private readonly parts: BullCourierParts) {}

  async serve(consumer: Consumer): Promise<void> {
    const { logger, connect, prefix, consumers, sweepEveryMs } = this.parts;
    const connection = connect();
    const lanes = { count: 0 };
    const bull = new Worker<LaneJob>(queueName(consumer.service), ({ data }) => this.drain({ ...consumer, lanes }, data.lane), {
      connection,
      prefix: `${prefix}:bull`,
      concurrency: consumer.concurrency,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    // After FLUSHALL a worker reports missing keys and locks, and goes on.
    bull.on('error', (error) => logger.warn({ err: error }, 'BullMQ worker'));
    bull.setMaxListeners(0);
    await bull.waitUntilReady();
    this.served.set(consumer.service, { ...consumer, bull, connection, lanes });
    this.sweeper ??= new DeliverySweeper(consumer.deliveries, consumers, sweepEveryMs, (lanes) => this.found(lanes), logger);
    this.sweeper.start();
  }

  wake(wakeUps: readonly WakeUp[]): void {
    for (const { consumer, lane, deliveryId, delayMs } of wakeUps) {
      if (delayMs === 0 && this.drainHere(consumer, lane)) continue;
      void this.add(consumer, [{ lane, options: { jobId: `d-${deliveryId}`, delay: delayMs } }]);
    }
  }

  async stop(service: ServiceName): Promise<void> {
    const served = this.served.get(service);
    if (!served) return;
    this.served.delete(service);
    if (this.served.size === 0) await this.sweeper?.stop();
    const { bull, connection, worker } = served;
    const paused = bull.pause(true).catch(() => undefined);
    await worker.stop(GRACE_MS);
    // BullMQ says good-bye to Redis, for which it waits as long as Redis is away; a second, harder close would wait for the first.
    await within(CLOSE_PATIENCE_MS, 'closing a worker', paused.then(() => bull.close())).catch((error: unknown) => {
      this.parts.logger.warn({ err: error }, 'a worker was left behind unclosed');
    });
    connection.disconnect();
  }

  /** Closes the queues after all services were stopped. */
  async close(): Promise<void> {
    if (this.gone) return;
    const closing = [...this.queues.values()].map((queue) => queue.close());
    await within(CLOSE_PATIENCE_MS, 'closing the queues', Promise.all(closing)).catch(() => undefined);
  }

  /** Ends as a killed process does. For tests. */
  vanish(): void {
    this.gone = true;
    void this.sweeper?.stop();
    for (const { bull, connection } of this.served.values()) {
      void bull.close(true).catch(() => undefined);
      connection.disconnect();
    }
    this.served.clear();
  }

  /** What a service sends to itself needs no way through Redis while this process has room for it. */
  private drainHere(service: ServiceName, lane: string): boolean {
    const served = this.served.get(service);
    if (!served || served.lanes.count >= served.concurrency) return false;
    void this.drain(served, lane);
    return true;
  }

  private async drain(consumer: Consumer & Pick<Served, 'lanes'>, lane: string): Promise<void> {
    if (this.gone) return;
    consumer.lanes.count += 1;
    try {
      const againInMs = await inFreshContext(() => consumer.worker.drain(lane));
      // Without a job id: BullMQ ignores an add while that id lives, and this job still does.
      if (againInMs !== undefined) await this.add(consumer.service, [{ lane, options: { delay: againInMs } }]);
    } catch (error) {
      if (error instanceof ProcessGone) this.vanish();
      else this.parts.logger.warn({ err: error, consumer: consumer.service }, 'could not work on deliveries; the sweeper finds them again');
    } finally {
      consumer.lanes.count -= 1;
    }
  }

  private async found(lanes: readonly WaitingLane[]): Promise<void> {
    for (const consumer of new Set(lanes.map((lane) => lane.consumer))) {
      const own = lanes.filter((lane) => lane.consumer === consumer);
      for (let from = 0; from < own.length; from += BULK) {
        const some = own.slice(from, from + BULK);
        await this.add(consumer, some.map(({ lane, id, fence }) => ({ lane, options: { jobId: `s-${id}-${fence}` } })));
      }
    }
  }

  private async add(consumer: ServiceName, jobs: readonly { readonly lane: string; readonly options: JobsOptions }[]): Promise<void> {
    const near = jobs.filter(({ options }) => (options.delay ?? 0) <= FAR_MS);
    if (this.gone || near.length === 0) return;
    try {
      const bulk = near.map(({ lane, options }) => ({ name: 'lane', data: { consumer, lane }, opts: { ...options, ...ONE_TRY } }));
      const [only, ...others] = bulk;
      const queue = this.queue(consumer);
      // A pipeline is made for a bulk, with all of BullMQ's scripts in it: dear for a single job.
      const added: Promise<unknown> = only && others.length === 0 ? queue.add(only.name, only.data, only.opts) : queue.addBulk(bulk);
      await within<unknown>(ADD_PATIENCE_MS, 'adding a job', added);
    } catch (error) {
      this.parts.logger.warn({ err: error, consumer }, 'no job was added; the sweeper finds the deliveries');
    }
  }

  private queue(consumer: ServiceName): Queue<LaneJob> {
    const existing = this.queues.get(consumer);
    if (existing) return existing;
    const { producer, prefix, logger } = this.parts;
    // Nobody reads the events; ten thousand of them per queue would only take room.
    const queue = new Queue<LaneJob>(queueName(consumer), { connection: producer, prefix: `${prefix}:bull`, streams: { events: { maxLen: 100 } } });
    queue.on('error', (error) => logger.warn({ err: error }, 'BullMQ queue'));
    queue.setMaxListeners(0);
    this.queues.set(consumer, queue);
    return queue;
  }
}

/** The row counts the attempts, not the job. */
const ONE_TRY: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

function queueName(consumer: ServiceName): string {
  return `deliveries-${consumer}`;
}
