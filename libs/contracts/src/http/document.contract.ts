import { z } from 'zod';
import { documentView } from '../shape/document-view.contract.js';
import { pageOf } from '../shape/page.contract.js';

/** Most bytes of one document. */
export const DOCUMENT_LIMIT = 2 * 1024 * 1024;
const category = z.string().trim().min(1).max(60).default('general').meta({ example: 'policy' });
const tags = z.array(z.string().trim().min(1).max(60)).max(20).default([]);

export const documentCreateBody = z.strictObject({
  title: z.string().trim().min(1).max(300).meta({ example: 'Cancellation policy' }),
  text: z.string().min(1).max(DOCUMENT_LIMIT).meta({ example: 'Cancel 14 days ahead and we refund all but 10 %.' }),
  category,
  tags,
});
export type DocumentCreateBody = z.infer<typeof documentCreateBody>;

/** The fields beside the file of an upload; the title is otherwise the file's name. */
export const documentUploadFields = z.strictObject({
  title: z.string().trim().min(1).max(300).optional(),
  category,
  tags,
});
export type DocumentUploadFields = z.infer<typeof documentUploadFields>;
export const documentPage = pageOf(documentView);
export const documentRemoved = z.object({ removedChunks: z.number().int() });
