import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

/** Removes a document and all its chunks. */
export const documentRemove = defineRequest(
  'document.remove',
  'knowledge',
  z.object({ documentId: z.uuid() }),
  z.object({ removedChunks: z.number().int() }),
);
