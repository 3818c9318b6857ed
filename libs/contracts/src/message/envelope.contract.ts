import { z } from 'zod';
import { serviceName } from './service.contract.js';

/** Who stands behind a message. Ids only: an envelope is stored with deliveries and written to logs. */
export const actor = z.object({
  kind: z.enum(['key', 'staff', 'visitor', 'system']),
  id: z.string().max(64),
});
export type Actor = z.infer<typeof actor>;

/**
 * What travels beside the data of every message. The receiver restores it before the handler runs, so that logs, spans
 * and the scope of the database are those of the first request.
 */
export const envelope = z.object({
  requestId: z.string().max(64),
  /** W3C trace context of the sender's span. */
  traceparent: z.string().max(55).optional(),
  workspaceId: z.uuid(),
  /** Which customers' rows may be seen: one, or all of the workspace. There is no default. */
  customer: z.union([z.literal('all'), z.uuid()]),
  actor,
  /** The message that led to this one. */
  causeId: z.uuid().optional(),
  sender: serviceName.optional(),
});
export type Envelope = z.infer<typeof envelope>;
