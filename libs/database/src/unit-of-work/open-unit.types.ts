import type { QueryRunner } from 'typeorm';
import type { Scope } from './scope.port.js';

export type CommitAction = () => void | Promise<void>;

/** A unit of work on its way. */
export interface OpenUnit {
  readonly service: string;
  readonly scope: Scope;
  readonly runner: QueryRunner;
  readonly actions: CommitAction[];
  /** It only reads, and nobody waits for its commit. */
  readonly reading: boolean;
  /** False as soon as its work has ended: what still runs in its async context finds no unit. */
  open: boolean;
}
