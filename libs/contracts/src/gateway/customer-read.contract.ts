import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

/** The known values of a customer: for the address of a reply, leak checks and scrubbing. Never stored by the asker. */
export const customerRead = defineRequest(
  'customer.read',
  'gateway',
  z.object({ customerId: z.uuid() }),
  z.object({
    customerId: z.uuid(),
    name: z.string().nullable(),
    verified: z.boolean(),
    emails: z.array(z.string()),
    phones: z.array(z.string()),
  }),
);
