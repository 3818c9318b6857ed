import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

/** The passage behind a citation. */
export const chunkRead = defineRequest(
  'chunk.read',
  'knowledge',
  z.object({ chunkId: z.uuid() }),
  z.object({
    chunkId: z.uuid(),
    documentId: z.uuid(),
    ref: z.string(),
    title: z.string(),
    headings: z.array(z.string()),
    page: z.number().int().nullable(),
    text: z.string(),
    usageCount: z.number().int(),
    successRate: z.number().nullable(),
  }),
);
