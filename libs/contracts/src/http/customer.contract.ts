import { z } from 'zod';
import { moment } from '../shape/time.contract.js';

/** A customer by at least one identifier. Phone numbers without a country prefix are read in the workspace's country. */
export const customerInput = z.strictObject({
  externalId: z.string().trim().min(1).max(200).optional().meta({ example: 'crm-4711' }),
  email: z.email().max(254).optional().meta({ example: 'ana@example.com' }),
  phone: z.string().trim().min(3).max(40).optional().meta({ example: '+14155550123' }),
  name: z.string().trim().min(1).max(120).optional().meta({ example: 'Ana' }),
});
export type CustomerInput = z.infer<typeof customerInput>;

export const customerCreateBody = customerInput.refine(
  (input) => input.externalId !== undefined || input.email !== undefined || input.phone !== undefined,
  { message: 'needs at least one of externalId, email and phone' },
);

export const customerView = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  identifiers: z.array(
    z.object({ kind: z.enum(['external', 'email', 'phone']), value: z.string(), state: z.enum(['claimed', 'verified']) }),
  ),
  createdAt: moment,
});
export type CustomerView = z.infer<typeof customerView>;
