import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

/** Removes one fact (with what it superseded) or one exchange, with its vectors. */
export const memoryDelete = defineRequest(
  'memory.delete',
  'memory',
  z.object({ memoryId: z.uuid() }),
  z.object({ memoryId: z.uuid(), kind: z.enum(['fact', 'interaction']), removedRows: z.number().int() }),
);
