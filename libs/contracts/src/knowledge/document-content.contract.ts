import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

/** One piece of a version's bytes, as they came. */
export const documentContent = defineRequest(
  'document.content',
  'knowledge',
  z.object({ documentId: z.uuid(), version: z.number().int(), ordinal: z.number().int().min(0) }),
  z.object({ bytes: z.string(), pieces: z.number().int(), fileName: z.string(), mediaType: z.string(), size: z.number().int() }),
  { timeoutMs: 15_000, concurrency: 4 },
);
