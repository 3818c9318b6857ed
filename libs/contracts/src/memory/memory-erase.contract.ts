import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { moment } from '../shape/time.contract.js';

/** What an erasure did: rows removed of each store, and the stores that it did not reach. */
export const erasureReceipt = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  at: moment,
  removed: z.array(z.object({ store: z.string(), rows: z.number().int() })),
  notReached: z.array(z.object({ store: z.string(), why: z.string() })),
});
export type ErasureReceipt = z.infer<typeof erasureReceipt>;

/** Forgets the scope's one customer: facts, interactions, vectors, profile, caches. */
export const memoryErase = defineRequest('memory.erase', 'memory', z.object({}), erasureReceipt, { timeoutMs: 30_000 });
