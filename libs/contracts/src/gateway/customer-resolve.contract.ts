import { z } from 'zod';
import { customerInput } from '../http/customer.contract.js';
import { defineRequest } from '../message/define.contract.js';

/**
 * Finds or makes customers by their identifiers, on behalf of the key or staff member of the envelope. One answer for each, in order; a refused
 * one says why.
 */
export const customerResolve = defineRequest(
  'customer.resolve',
  'gateway',
  z.object({ customers: z.array(customerInput).min(1).max(100) }),
  z.object({ results: z.array(z.object({ customerId: z.uuid().nullable(), refused: z.string().nullable() })) }),
  { timeoutMs: 15_000 },
);
