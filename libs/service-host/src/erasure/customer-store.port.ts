import type { ErasureAction } from '@rapport/contracts';

/** Whose rows are erased. */
export interface Erased {
  readonly workspaceId: string;
  readonly customerId: string;
  readonly erasureId: string;
}

/** A place where a service keeps something of customers. */
export interface CustomerStore {
  /** What the receipt calls it: the table, `ai.messages`. */
  readonly store: string;
  readonly action: ErasureAction;
  /**
   * Erases some rows, in the open unit of work, which sees this one customer.
   *
   * @param limit most rows at once
   * @returns how many; fewer than the limit when nothing is left
   */
  erase(erased: Erased, limit: number): Promise<number>;
}
