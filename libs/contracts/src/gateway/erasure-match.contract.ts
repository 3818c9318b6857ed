import { z } from 'zod';
import { customerInput } from '../http/customer.contract.js';
import { defineRequest } from '../message/define.contract.js';

/** Which of these customers are the one that is being erased, by the identifiers that he had. One answer for each, in order. */
export const erasureMatch = defineRequest(
  'erasure.match',
  'gateway',
  z.object({ erasureId: z.uuid(), customers: z.array(customerInput).min(1).max(200) }),
  z.object({ matches: z.array(z.boolean()) }),
);
