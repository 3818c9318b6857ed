import type { RunStatement } from './final-state.repository.js';

/** What can be struck down in a run. */
export interface Victim {
  kill(): Promise<void>;
  /** Brings it back; resolves when it is ready. Absent for what needs no bringing back. */
  start?(): Promise<unknown>;
}

/** A product that runs in processes of its own and may be struck. */
export interface Stage {
  /** Origin of the public door. */
  readonly url: string;
  /** Key of somebody who may do everything. */
  readonly key: string;
  readonly victims: Readonly<Record<string, Victim>>;
  /** Customers ask these. */
  readonly questions: readonly string[];
  /** Processes that ended although nobody struck them. */
  readonly crashes: readonly string[];
  /** Reads the database with every row of it in view. May stop and start the product for that. */
  read<T>(work: (run: RunStatement) => Promise<T>): Promise<T>;
  /** Ends everything and leaves nothing behind. */
  close(): Promise<void>;
}
