import { z } from 'zod';
import { actor } from '../message/envelope.contract.js';
import { pageOf } from '../shape/page.contract.js';
import { moment } from '../shape/time.contract.js';

/** A delivery that failed as often as its policy allows and waits for a person. */
export const deadDeliveryView = z.object({
  id: z.string(),
  message: z.string(),
  consumer: z.string(),
  lane: z.string(),
  attempts: z.number().int(),
  error: z.string().nullable(),
  sentAt: moment,
});
export type DeadDeliveryView = z.infer<typeof deadDeliveryView>;
export const deadDeliveryPage = pageOf(deadDeliveryView);
export const deliveryParam = z.strictObject({ id: z.string().regex(/^\d{1,19}$/, 'must be the number of a delivery') });
export type DeliveryParam = z.infer<typeof deliveryParam>;
export const deliveryReplayed = z.object({ id: z.string(), state: z.literal('pending') });

/** One line of the audit: who saw or changed what. */
export const auditEntryView = z.object({
  id: z.uuid(),
  at: moment,
  actor: actor.shape.kind,
  actorId: z.string(),
  action: z.string(),
  subject: z.string().nullable(),
  requestId: z.string(),
});
export type AuditEntryView = z.infer<typeof auditEntryView>;
export const auditPage = pageOf(auditEntryView);

export const healthView = z.object({
  status: z.enum(['ok', 'unready']),
  checks: z.array(z.object({ name: z.string(), problem: z.string().nullable() })),
});
export type HealthView = z.infer<typeof healthView>;
