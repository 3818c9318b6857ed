import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { importView } from './import-view.contract.js';

/**
 * Takes lines of an import in. The first call has no `importId` and makes one; `last` starts the work. A large file comes in pieces, so that
 * no message is large.
 */
export const importAppend = defineRequest(
  'import.append',
  'memory',
  z.object({ importId: z.uuid().optional(), firstLine: z.number().int().min(1), lines: z.array(z.string()).max(5_000), last: z.boolean() }),
  importView,
  { timeoutMs: 30_000, concurrency: 8 },
);
