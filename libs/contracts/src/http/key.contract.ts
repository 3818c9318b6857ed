import { z } from 'zod';
import { moment } from '../shape/time.contract.js';
import { pageOf } from '../shape/page.contract.js';
import { apiScope } from './scope.contract.js';

export const keyCreateBody = z.strictObject({
  name: z.string().trim().min(1).max(80).meta({ example: 'Booking site' }),
  scopes: z.array(apiScope).min(1).max(30).meta({ example: ['conversations:read', 'conversations:write'] }),
  expiresAt: moment.nullable().default(null),
});
export type KeyCreateBody = z.infer<typeof keyCreateBody>;

export const keyView = z.object({
  id: z.uuid(),
  name: z.string(),
  lastFour: z.string(),
  scopes: z.array(apiScope),
  createdAt: moment,
  expiresAt: moment.nullable(),
  revokedAt: moment.nullable(),
});
export type KeyView = z.infer<typeof keyView>;

/** The one answer that holds the key itself. A repetition by Idempotency-Key holds null in its place. */
export const keyCreated = keyView.extend({ key: z.string().nullable() });
export type KeyCreated = z.infer<typeof keyCreated>;
export const keyPage = pageOf(keyView);
