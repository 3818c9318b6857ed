import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

/** Lines of the export (one JSON object each), page by page: the whole is never in memory. */
export const datasetPage = defineRequest(
  'dataset.page',
  'fine-tuning',
  z.object({
    datasetId: z.uuid(),
    split: z.enum(['train', 'validation', 'test']).optional(),
    cursor: z.string().nullable(),
    limit: z.number().int().min(1).max(1_000),
  }),
  z.object({ lines: z.array(z.string()), nextCursor: z.string().nullable() }),
  { timeoutMs: 15_000 },
);
