import { z } from 'zod';
import { moment } from './time.contract.js';

export const datasetView = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['chat']),
  state: z.enum(['queued', 'building', 'ready', 'failed']),
  error: z.string().nullable(),
  counts: z.object({ train: z.number().int(), validation: z.number().int(), test: z.number().int() }),
  /** How many values of each kind were replaced by a placeholder. */
  scrubReport: z.record(z.string(), z.number().int()),
  /** Examples that left because their customers were erased. An export from before holds them still: fetch it anew. */
  erasedExamples: z.number().int(),
  erasedAt: moment.nullable(),
  createdAt: moment,
  readyAt: moment.nullable(),
});
export type DatasetView = z.infer<typeof datasetView>;
