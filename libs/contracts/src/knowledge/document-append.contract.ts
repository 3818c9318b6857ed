import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

/** Bytes of a file in one message: as base64 some 700 kB, little for Redis and for a statement. */
export const DOCUMENT_PIECE = 512 * 1024;

/**
 * Stores one piece of a file that `document.create` will name, so that no message is large. The same piece again replaces itself. A file that nobody
 * names within an hour is removed.
 */
export const documentAppend = defineRequest(
  'document.append',
  'knowledge',
  z.object({ fileId: z.uuid(), ordinal: z.number().int().min(0).max(2_000), bytes: z.string().max(DOCUMENT_PIECE * 2) }),
  z.object({ fileId: z.uuid() }),
  { timeoutMs: 15_000, concurrency: 4 },
);
