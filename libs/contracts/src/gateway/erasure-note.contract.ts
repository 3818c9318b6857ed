import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/** What was done to the rows of a store: they are gone, or nothing in them leads to the customer any more. */
export const erasureAction = z.enum(['deleted', 'anonymised']);
export type ErasureAction = z.infer<typeof erasureAction>;

/** Put into the receipt what the sender has erased, in the transaction in which it did so. Counts only. Lane: the erasure. */
export const erasureNote = defineCommand(
  'erasure.note',
  'gateway',
  z.object({
    erasureId: z.uuid(),
    round: z.number().int(),
    stores: z.array(z.object({ store: z.string().max(80), action: erasureAction, rows: z.number().int().min(0) })),
    /** The sender has nothing left of the customer. */
    finished: z.boolean(),
  }),
  { maxAttempts: 20 },
);
