import { z } from 'zod';
import { documentVersionView, documentView } from '../shape/document-view.contract.js';
import { pageOf } from '../shape/page.contract.js';

/** Most bytes of a document that comes as text in JSON. How large a file may be is a setting. */
export const DOCUMENT_LIMIT = 2 * 1024 * 1024;
const title = z.string().trim().min(1).max(300);
const category = z.string().trim().min(1).max(60).default('general').meta({ example: 'policy' });
const tags = z.array(z.string().trim().min(1).max(60)).max(20).default([]);

export const documentCreateBody = z.strictObject({
  title: title.meta({ example: 'Cancellation policy' }),
  text: z.string().min(1).max(DOCUMENT_LIMIT).meta({ example: 'Cancel 14 days ahead and we refund all but 10 %.' }),
  category,
  tags,
});
export type DocumentCreateBody = z.infer<typeof documentCreateBody>;

/** A page or a file of the web. Its title is otherwise the page's own. */
export const documentUrlBody = z.strictObject({
  url: z.string().trim().min(1).max(2_000).meta({ example: 'https://www.example.com/prices.html' }),
  title: title.optional(),
  category,
  tags,
});
export type DocumentUrlBody = z.infer<typeof documentUrlBody>;

/** The fields beside the file of an upload; the title is otherwise the file's name. */
export const documentUploadFields = z.strictObject({
  title: title.optional(),
  category,
  tags,
});
export type DocumentUploadFields = z.infer<typeof documentUploadFields>;
export const documentPage = pageOf(documentView);
export const documentVersionPage = pageOf(documentVersionView);
export const documentRemoved = z.object({ removedChunks: z.number().int() });

/** A version in a route's path. */
export const documentVersionParam = z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1).max(2_147_483_647) });
export type DocumentVersionParam = z.infer<typeof documentVersionParam>;
