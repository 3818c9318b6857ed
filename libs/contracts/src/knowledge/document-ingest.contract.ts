import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/** Read, cut and embed one version of a document. Lane: the document. */
export const documentIngest = defineCommand(
  'document.ingest',
  'knowledge',
  z.object({ documentId: z.uuid(), version: z.number().int() }),
  { maxAttempts: 5, limitMs: 1_800_000, patienceMs: 0 },
);
