import type { DeliveryPolicy, ServiceName } from '@rapport/contracts';
import { AppError, isAppError, isRetryable } from '@rapport/errors';
import { runInContext, type Logger, type Metrics } from '@rapport/observability';
import { ProcessGone } from './crash-point.port.js';
import { DeliveryAttempt, type AttemptParts } from './delivery-attempt.service.js';
import { describeError } from './delivery.errors.js';
import type { DeliveryRepository } from './delivery.repository.js';
import type { ClaimedDelivery, Outcome } from './delivery.types.js';
import type { DurableHandler } from './handler-table.types.js';
import { Lease } from './lease.service.js';
import { TimeLimit } from './time-limit.service.js';

export interface RunnerParts extends AttemptParts {
  readonly consumer: ServiceName;
  readonly deliveries: DeliveryRepository;
  readonly handlers: ReadonlyMap<string, DurableHandler>;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** For a message that this version of the service does not know: a newer one may be on its way. */
const UNKNOWN_MESSAGE: DeliveryPolicy = { maxAttempts: 8, backoffMs: 2_000, leaseMs: 60_000, limitMs: 60_000, patienceMs: 0 };

/** A last try that was cut short by a crash is made again so often: it is the one in which a handler ends things visibly. */
const LAST_TRIES_MORE = 2;

/** While somebody is away, the first pause is so many times the usual one. */
const AWAY_PAUSES = 10;

/** Claims what heads a lane, runs its handler and records how it ended. Both couriers work through it. */
export class DeliveryRunner {
  /** A claim is made before the message is known; a longer lease of its contract begins at once afterwards. */
  private readonly claimMs: number;

  constructor(private readonly parts: RunnerParts) {
    const leases = [...parts.handlers.values()].map((handler) => handler.contract.policy.leaseMs);
    this.claimMs = Math.min(UNKNOWN_MESSAGE.leaseMs, ...leases);
  }

  /**
   * Handles what heads a lane, if it is due.
   *
   * @param stopping aborted when the service must stop before its handlers have finished
   * @throws when the database is away; the row is then found again by its due time or its lease
   */
  async next(lane: string, stopping: AbortSignal): Promise<Outcome> {
    const { consumer, deliveries, handlers, metrics, crashPoints } = this.parts;
    const delivery = await deliveries.claim(consumer, lane, this.claimMs);
    if (!delivery) return { kind: 'idle' };
    await crashPoints.reach('work.claimed', delivery.name);
    const handler = handlers.get(delivery.name);
    const policy = handler?.contract.policy ?? UNKNOWN_MESSAGE;
    const lease = new Lease(deliveries, delivery, policy.leaseMs, this.claimMs, this.parts.logger);
    const stopTimer = metrics.deliverySeconds.startTimer({ consumer, message: delivery.name });
    try {
      const context = { ...delivery.envelope, causeId: delivery.messageId };
      const outcome = await runInContext(context, () => this.attempt(delivery, handler, policy, lease, stopping));
      stopTimer({ outcome: outcome.kind });
      return outcome;
    } finally {
      lease.end();
    }
  }

  private async attempt(
    delivery: ClaimedDelivery,
    handler: DurableHandler | undefined,
    policy: DeliveryPolicy,
    lease: Lease,
    stopping: AbortSignal,
  ): Promise<Outcome> {
    const limit = new TimeLimit(policy.limitMs, delivery.name);
    const attempt = new DeliveryAttempt(this.parts, delivery, lease, policy.maxAttempts, AbortSignal.any([lease.signal, stopping, limit.signal]));
    try {
      // Attempts rise with the claim: a message that kills its worker each time would otherwise come back for ever.
      if (delivery.attempts > policy.maxAttempts + LAST_TRIES_MORE) throw new AppError('internal', `no worker survived ${delivery.name}`);
      if (!handler) throw new AppError('internal', `${this.parts.consumer} has no handler for ${delivery.name}`);
      await limit.wait(handler.handle(parse(handler, delivery.data), attempt));
      if (attempt.effectState.kind === 'failed') throw attempt.effectState.error;
      if (attempt.effectState.kind === 'open') throw new AppError('internal', `the handler of ${delivery.name} did not wait for its effect`);
      if (attempt.effectState.kind === 'none') attempt.finished = await this.parts.deliveries.done(delivery.id, delivery.fence);
      if (!attempt.finished) throw lease.lose();
    } catch (error) {
      if (attempt.effectState.kind !== 'committed' || error instanceof ProcessGone) return this.failed(delivery, policy, lease, stopping, error);
      this.parts.logger.error({ err: error, deliveryId: delivery.id, message: delivery.name }, 'a handler failed after its effect; the effect stands');
    } finally {
      limit.end();
    }
    await this.parts.crashPoints.reach('work.committed', delivery.name);
    return { kind: 'done', again: delivery.more || attempt.finished?.knocked !== false };
  }

  private async failed(delivery: ClaimedDelivery, policy: DeliveryPolicy, lease: Lease, stopping: AbortSignal, error: unknown): Promise<Outcome> {
    if (error instanceof ProcessGone) throw error;
    const { deliveries, logger, crashPoints } = this.parts;
    const facts = { err: error, deliveryId: delivery.id, message: delivery.name, attempt: delivery.attempts };
    if (lease.lost) {
      logger.warn(facts, 'lost the lease of a delivery');
      return { kind: 'lost' };
    }
    await crashPoints.reach('work.before-fail', delivery.name);
    if (stopping.aborted) {
      await deliveries.release(delivery.id, delivery.fence);
      return { kind: 'lost' };
    }
    if (isAway(error)) {
      const dueInMs = await deliveries.postpone(delivery.id, delivery.fence, describeError(error), policy.backoffMs * AWAY_PAUSES, policy.patienceMs);
      if (dueInMs !== undefined) {
        logger.warn(facts, 'a delivery waits for somebody who is away');
        return { kind: 'backoff', dueInMs };
      }
    }
    const maxAttempts = isRetryable(error) ? policy.maxAttempts : 0;
    const failed = await deliveries.fail(delivery.id, delivery.fence, maxAttempts, describeError(error), policy.backoffMs);
    await crashPoints.reach('work.failed', delivery.name);
    if (!failed) return { kind: 'lost' };
    if (failed.dead) logger.error(facts, 'a delivery lies dead and waits for a person');
    else logger.warn(facts, 'a delivery failed and will be tried again');
    return failed.dead ? { kind: 'dead' } : { kind: 'backoff', dueInMs: failed.dueInMs };
  }
}

/** Somebody else could not be reached or did not answer: not the message's fault. */
function isAway(error: unknown): boolean {
  return isAppError(error) && (error.code === 'unavailable' || error.code === 'timeout');
}

function parse(handler: DurableHandler, data: unknown): unknown {
  const parsed = handler.contract.data.safeParse(data);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'the data').join(', ');
  throw new AppError('invalid_input', `${handler.contract.name} broke its contract: ${fields}`);
}
