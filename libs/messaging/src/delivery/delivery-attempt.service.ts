import type { Envelope } from '@rapport/contracts';
import type { Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import type { DeliveryContext } from '../port/delivery.port.js';
import type { CrashPoints } from './crash-point.port.js';
import type { ClaimedDelivery, Finished } from './delivery.types.js';
import type { Lease } from './lease.service.js';
import type { OutboxRepository } from './outbox.repository.js';

/** What an attempt works with. */
export interface AttemptParts {
  readonly unitOfWork: UnitOfWork;
  readonly outbox: OutboxRepository;
  readonly crashPoints: CrashPoints;
}

/** One try to handle one delivery, as its handler sees it. */
export class DeliveryAttempt implements DeliveryContext {
  readonly deliveryId: string;
  readonly messageId: string;
  readonly attempt: number;
  readonly lastAttempt: boolean;
  readonly envelope: Envelope;
  readonly scope: Scope;
  /** What marking the delivery done found. */
  finished: Finished | undefined;
  /** How the effect ended, so that a handler which swallows its error cannot pass for done. */
  effectState: { readonly kind: 'none' | 'open' | 'committed' } | { readonly kind: 'failed'; readonly error: unknown } = { kind: 'none' };

  constructor(
    private readonly parts: AttemptParts,
    private readonly delivery: ClaimedDelivery,
    private readonly lease: Lease,
    maxAttempts: number,
    readonly signal: AbortSignal,
  ) {
    this.deliveryId = delivery.id;
    this.messageId = delivery.messageId;
    this.attempt = delivery.attempts;
    this.lastAttempt = delivery.attempts >= maxAttempts;
    this.envelope = delivery.envelope;
    this.scope = { workspaceId: delivery.envelope.workspaceId, customer: delivery.envelope.customer };
  }

  async effect<T>(work: () => Promise<T>, scope: Scope = this.scope): Promise<T> {
    if (this.effectState.kind !== 'none') throw new AppError('internal', `the effect of ${this.delivery.name} was asked for twice`);
    this.effectState = { kind: 'open' };
    try {
      const result = await this.transaction(work, scope);
      this.effectState = { kind: 'committed' };
      return result;
    } catch (error) {
      this.effectState = { kind: 'failed', error };
      throw error;
    }
  }

  private async transaction<T>(work: () => Promise<T>, scope: Scope): Promise<T> {
    const { unitOfWork, outbox, crashPoints } = this.parts;
    if (unitOfWork.isOpen) {
      throw new AppError('internal', `the effect of ${this.delivery.name} would not begin with its own transaction: a unit of work is open`);
    }
    if (scope.workspaceId !== this.scope.workspaceId) {
      throw new AppError('internal', `the effect of ${this.delivery.name} may not leave the workspace of its delivery`);
    }
    if (this.lease.lost) throw this.lease.lose();
    await crashPoints.reach('work.before-effect', this.delivery.name);
    return unitOfWork.run(scope, async () => {
      this.finished = await outbox.done(this.delivery.id, this.delivery.fence);
      if (!this.finished) throw this.lease.lose();
      // The row is locked until the transaction ends, and a renewal after it would find it done.
      this.lease.end();
      await crashPoints.reach('work.marked', this.delivery.name);
      const result = await work();
      await crashPoints.reach('work.written', this.delivery.name);
      return result;
    });
  }
}
