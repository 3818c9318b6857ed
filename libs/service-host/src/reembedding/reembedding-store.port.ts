import type { CommandContract } from '@rapport/contracts';
import type { z } from 'zod';
import type { ReembeddingRunEntity } from './reembedding-run.entity.js';

/** The command that carries a run on. */
export type ReembedCommand = CommandContract<z.ZodObject<{ runId: z.ZodUUID }>>;

/** A text that waits. */
export interface StaleText {
  /** Unique in its workspace. */
  readonly key: string;
  /** What to embed; null where the vector may stay and only what was made beside it is old. */
  readonly text: string | null;
}

/** A text with its new vector; null where the old one stays. */
export interface RenewedText<T extends StaleText> {
  readonly item: T;
  readonly vector: ArrayLike<number> | null;
}

export interface ReembeddingCounts {
  readonly rows: number;
  readonly stale: number;
}

/** The embedded texts of one service. All but `workspacesBeside` run in an open unit of work. */
export abstract class ReembeddingStore<T extends StaleText = StaleText> {
  abstract readonly runs: new () => ReembeddingRunEntity;
  abstract readonly command: ReembedCommand;

  /** The workspaces with texts that were not made by this model. Asked at the start, and seldom after. */
  abstract workspacesBeside(model: string): Promise<string[]>;

  /**
   * Some texts of the workspace that wait.
   *
   * @param except keys of those that are left out
   */
  abstract stale(workspaceId: string, model: string, except: readonly string[], limit: number): Promise<T[]>;

  /** Gives texts their new vectors, those excepted that were changed or removed since they were read. */
  abstract write(workspaceId: string, model: string, texts: readonly RenewedText<T>[]): Promise<void>;

  abstract counts(workspaceId: string, model: string): Promise<ReembeddingCounts>;
}
