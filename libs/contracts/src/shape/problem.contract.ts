import { z } from 'zod';
import { ERROR_CODES } from './error-code.contract.js';

/** RFC 9457 problem details as every route answers a fault. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(ERROR_CODES),
  detail: z.string(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), rule: z.string(), mend: z.string() })).optional(),
});
