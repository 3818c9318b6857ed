import { Injectable } from '@nestjs/common';
import { type DataOf, type ErasureAction, erasureNote, erasureRead, type erasureStarted } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { type DeliveryContext, Messenger } from '@rapport/messaging';
import type { CustomerStore, Erased } from './customer-store.port.js';

const AT_ONCE = 500;

/** One round of an erasure in one service: what the delivery says, and whose it is. */
export interface ErasureRound {
  readonly erased: Erased;
  readonly round: number;
}

/**
 * Empties the stores of one service, some rows at a time. Each transaction removes rows and sends the note of how many, so that a kill at any moment
 * costs no count, and the delivery that is tried again goes on with what is left.
 */
@Injectable()
export class StoreEraser {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
  ) {}

  /** Asks whose erasure it is: that stands in no delivery. */
  async roundOf({ erasureId, round }: DataOf<typeof erasureStarted>, { scope }: DeliveryContext): Promise<ErasureRound> {
    const { customerId } = await this.messenger.request(erasureRead, { erasureId });
    return { erased: { workspaceId: scope.workspaceId, customerId, erasureId }, round };
  }

  /**
   * Erases everything and says so.
   *
   * @param stores in the order in which they are emptied
   * @param also what belongs to the same transaction as the last note
   */
  async empty(round: ErasureRound, stores: readonly CustomerStore[], context: DeliveryContext, also?: () => Promise<void>): Promise<void> {
    const { workspaceId, customerId } = round.erased;
    for (const one of stores) {
      for (let rows = AT_ONCE; rows === AT_ONCE; ) {
        context.signal.throwIfAborted();
        rows = await this.unit.run({ workspaceId, customer: customerId }, () => this.some(round, one));
      }
    }
    await context.effect(async () => {
      await this.note(round, stores.map(({ store, action }) => ({ store, action, rows: 0 })), true);
      await also?.();
    });
  }

  /** Sends the note of what was erased, in the open unit of work. */
  async note({ erased: { erasureId }, round }: ErasureRound, stores: { store: string; action: ErasureAction; rows: number }[], finished = false): Promise<void> {
    await this.messenger.send(erasureNote, { erasureId, round, stores, finished }, { lane: `erasure:${erasureId}` });
  }

  private async some(round: ErasureRound, one: CustomerStore): Promise<number> {
    const rows = await one.erase(round.erased, AT_ONCE);
    if (rows > 0) await this.note(round, [{ store: one.store, action: one.action, rows }]);
    return rows;
  }
}
