import type { Envelope, ServiceName } from '@rapport/contracts';
import type { Door } from '@rapport/database';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClaimedDelivery, Finished, WaitingLane } from './delivery.types.js';
import { CLAIM, DONE, END_LEASES, FAIL, HEADS, KNOCK, LAPSED, OLDEST_DUE, OUTSTANDING, POSTPONE, PURGE, RELEASE, RENEW, WAKE_AT } from './delivery-statement.data.js';

interface ClaimedRow {
  readonly id: string;
  readonly message_id: string;
  readonly name: string;
  readonly lane: string;
  readonly data: unknown;
  readonly envelope: Envelope;
  readonly attempts: number;
  readonly fence: number;
  readonly more: boolean;
}

const CLAIM_ATTEMPTS = 5;

/** The deliveries as their bringer sees them: every statement commits by itself, through the door. */
export class DeliveryRepository {
  constructor(private readonly door: Door) {}

  /** Claims what heads the lane; undefined when nothing is due, or another worker is at it, who then looks again. */
  async claim(consumer: ServiceName, lane: string, leaseMs: number): Promise<ClaimedDelivery | undefined> {
    for (let attempt = 1; attempt <= CLAIM_ATTEMPTS; attempt += 1) {
      const row = await this.take(consumer, lane, leaseMs);
      if (row) return { ...row, messageId: row.message_id };
      const [head] = await this.door.query<{ stale: boolean }>(KNOCK, [consumer, lane]);
      if (head?.stale !== true) return undefined;
      if (attempt > 1) await sleep(attempt);
    }
    // The sweeper sees to a lane that changes faster than it can be looked at.
    return undefined;
  }

  /** False when the fence has moved on. */
  async renew(id: string, fence: number, leaseMs: number): Promise<boolean> {
    return (await this.door.query(RENEW, [id, fence, leaseMs])).length > 0;
  }

  /** For a handler without an effect of its own. Undefined when the fence has moved on. */
  async done(id: string, fence: number): Promise<Finished | undefined> {
    const [row] = await this.door.query<Finished>(DONE, [id, fence]);
    return row;
  }

  /** Undefined when the fence has moved on. */
  async fail(id: string, fence: number, maxAttempts: number, error: string, backoffMs: number): Promise<{ dead: boolean; dueInMs: number } | undefined> {
    const [row] = await this.door.query<{ state: string; due_in_ms: number }>(FAIL, [id, fence, maxAttempts, error, backoffMs]);
    return row && { dead: row.state === 'dead', dueInMs: row.due_in_ms };
  }

  /**
   * Lets a delivery wait for somebody who is away; the try does not count.
   *
   * @param pauseMs shortest pause @param patienceMs not once it is older than this
   * @returns in how many ms it is due again; undefined when its patience is over or the fence has moved on
   */
  async postpone(id: string, fence: number, error: string, pauseMs: number, patienceMs: number): Promise<number | undefined> {
    const [row] = await this.door.query<{ due_in_ms: number }>(POSTPONE, [id, fence, error, pauseMs, patienceMs]);
    return row?.due_in_ms;
  }

  /** Gives a claimed delivery back untried, for a worker that must stop in the middle. */
  async release(id: string, fence: number): Promise<void> {
    await this.door.query(RELEASE, [id, fence]);
  }

  /** Takes running deliveries from workers that are known to be gone: their leases end now. @returns how many */
  async endLeases(consumer: ServiceName): Promise<number> {
    return (await this.door.query(END_LEASES, [consumer])).length;
  }

  /** Lanes whose worker has been silent for longer than its lease. */
  lapsed(consumers: readonly ServiceName[]): Promise<WaitingLane[]> {
    return this.door.query<WaitingLane>(LAPSED, [consumers]);
  }

  /** Lanes whose head has been due for longer than `graceMs`. */
  heads(consumers: readonly ServiceName[], graceMs: number): Promise<WaitingLane[]> {
    return this.door.query<WaitingLane>(HEADS, [graceMs, consumers]);
  }

  /** In how many ms the next delivery falls due or the next lease ends; undefined when nothing is ahead. */
  async nextInMs(consumers: readonly ServiceName[]): Promise<number | undefined> {
    const [row] = await this.door.query<{ in_ms: number | null }>(WAKE_AT, [consumers]);
    return row?.in_ms ?? undefined;
  }

  /** How many deliveries run, or fall due within `withinMs`. */
  async outstanding(consumers: readonly ServiceName[], withinMs: number): Promise<{ name: string; state: string; count: number }[]> {
    return this.door.query(OUTSTANDING, [consumers, withinMs]);
  }

  /** Age in seconds of the oldest delivery that is due and waits, by consumer; 0 when none does. */
  oldestDue(consumers: readonly ServiceName[]): Promise<{ consumer: ServiceName; seconds: number }[]> {
    return this.door.query(OLDEST_DUE, [consumers]);
  }

  /** Deletes up to 5,000 deliveries that were finished more than `days` ago. @returns how many */
  async purge(days: number): Promise<number> {
    return (await this.door.query(PURGE, [days])).length;
  }

  private async take(consumer: ServiceName, lane: string, leaseMs: number): Promise<ClaimedRow | undefined> {
    const [row] = await this.door.query<ClaimedRow>(CLAIM, [consumer, lane, leaseMs]).catch((error: unknown) => {
      if (isUniqueViolation(error)) return []; // the lane got a running row between the look and the write
      throw error;
    });
    return row;
  }

  /** Makes the room of deleted rows usable again. */
  async vacuum(): Promise<void> {
    await this.door.query('vacuum (analyze) messaging.deliveries');
  }
}

function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && (error as { code?: unknown }).code === '23505';
}
