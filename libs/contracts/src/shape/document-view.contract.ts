import { z } from 'zod';
import { moment } from './time.contract.js';

export const documentState = z.enum(['queued', 'processing', 'ready', 'failed']);
export type DocumentState = z.infer<typeof documentState>;

export const documentView = z.object({
  id: z.uuid(),
  title: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  format: z.enum(['markdown', 'html', 'text']),
  state: documentState,
  /** Why a failed document could not be read, and the mend. */
  error: z.string().nullable(),
  chunks: z.number().int(),
  version: z.number().int(),
  createdAt: moment,
  updatedAt: moment,
});
export type DocumentView = z.infer<typeof documentView>;
