import { z } from 'zod';
import { serviceName } from '../message/service.contract.js';
import { pageOf } from '../shape/page.contract.js';
import { moment } from '../shape/time.contract.js';
import { erasureAction } from './erasure-note.contract.js';

/**
 * `running`: the services erase. `settling`: all have, and the last look is waited for. `checking`: they look for what came in while the erasure
 * began. `done`: nothing is left.
 */
export const erasureState = z.enum(['running', 'settling', 'checking', 'done']);
export type ErasureState = z.infer<typeof erasureState>;

/** The receipt of an erasure: what was done where and when, also while it runs. */
export const erasureView = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  state: erasureState,
  requestedAt: moment,
  finishedAt: moment.nullable(),
  stores: z.array(z.object({ service: serviceName, store: z.string(), action: erasureAction, rows: z.number().int(), at: moment })),
  /** Services that have not yet said that they are done with the round under way. */
  waitingFor: z.array(serviceName),
  /** What stays, and why: nothing of it is personal. */
  kept: z.array(z.object({ store: z.string(), why: z.string() })),
});
export type ErasureView = z.infer<typeof erasureView>;
export const erasurePage = pageOf(erasureView);
