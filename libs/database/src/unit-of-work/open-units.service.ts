import { AppError } from '@rapport/errors';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { OpenUnit } from './open-unit.types.js';

/** Which unit of work the running async context is in. One per platform, so that services of one process see each other's. */
export class OpenUnits {
  private readonly storage = new AsyncLocalStorage<OpenUnit | undefined>();

  /** The unit that is open here, whoever's it is. */
  get current(): OpenUnit | undefined {
    const unit = this.storage.getStore();
    return unit?.open === true ? unit : undefined;
  }

  /** Runs work inside a unit. */
  enter<T>(unit: OpenUnit, work: () => Promise<T>): Promise<T> {
    return this.storage.run(unit, work);
  }

  /** Runs something where no unit is open. */
  leave<T>(action: () => T): T {
    return this.storage.run(undefined, action);
  }

  /**
   * Refuses another way to the database while a unit is open. Embedded there is one session: such a query would wait for
   * the transaction, which waits for the query. On Postgres it would silently run outside of the transaction.
   */
  refuseInside(): void {
    const unit = this.current;
    if (unit === undefined) return;
    throw new AppError(
      'internal',
      `A query went around the open unit of work of ${unit.service}. Use its manager or query(), or wait until it has ended.`,
    );
  }
}
