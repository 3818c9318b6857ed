import { z } from 'zod';
import { moment } from '../shape/time.contract.js';

export const importState = z.enum(['open', 'running', 'done']);

/** How far an import of past conversations is. */
export const importView = z.object({
  id: z.uuid(),
  /** `open` while lines still arrive. */
  state: importState,
  lines: z.object({ total: z.number().int(), done: z.number().int(), refused: z.number().int() }),
  exchanges: z.object({
    added: z.number().int(),
    /** Known from an import before: nothing was done with them. */
    known: z.number().int(),
  }),
  /** The first 200 refused lines. */
  refused: z.array(z.object({ line: z.number().int(), reason: z.string() })),
  createdAt: moment,
  finishedAt: moment.nullable(),
});
export type ImportView = z.infer<typeof importView>;
