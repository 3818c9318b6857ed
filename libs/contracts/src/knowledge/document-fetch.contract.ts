import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/** Fetch a document from its address. Lane: the document. */
export const documentFetch = defineCommand('document.fetch', 'knowledge', z.object({ documentId: z.uuid() }), {
  maxAttempts: 5,
  backoffMs: 2_000,
  // Longer than the longest that a setting allows for one fetch.
  limitMs: 700_000,
  patienceMs: 0,
});
