import { z } from 'zod';
import { moment } from './time.contract.js';

export const documentState = z.enum(['queued', 'fetching', 'processing', 'ready', 'failed']);
export type DocumentState = z.infer<typeof documentState>;

/** What a document was read as; `unknown` until it was read. */
export const documentFormat = z.enum(['markdown', 'html', 'text', 'pdf', 'docx', 'pptx', 'csv', 'email', 'unknown']);
export type DocumentFormat = z.infer<typeof documentFormat>;

export const documentStage = z.enum(['queued', 'fetching', 'reading', 'embedding', 'ready', 'failed']);
export type DocumentStage = z.infer<typeof documentStage>;

/** How far a document is. `done` and `total` count chunks; the total is not known before the text is cut. */
export const documentProgress = z.object({ stage: documentStage, done: z.number().int(), total: z.number().int().nullable() });
export type DocumentProgress = z.infer<typeof documentProgress>;

/** Where a document of the web lies. */
export const documentSource = z.object({
  /** The address after all redirects. */
  url: z.string(),
  fetchedAt: moment.nullable(),
  /** When its server was last asked. */
  checkedAt: moment.nullable(),
  /** What was found then was the same as before. */
  unchanged: z.boolean(),
});

export const documentView = z.object({
  id: z.uuid(),
  title: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  format: documentFormat,
  /** As the document declares it, `de` or `en-GB`; never guessed. */
  language: z.string().nullable(),
  state: documentState,
  progress: documentProgress,
  /** Why a failed document could not be read, and the mend. */
  error: z.string().nullable(),
  /** What the reader left out, `3 of 12 pages are pictures`. */
  notes: z.array(z.string()),
  chunks: z.number().int(),
  /** The newest one; 0 while the first is still being fetched. */
  version: z.number().int(),
  /** The one that answers rest on; null before the first is ready. */
  servingVersion: z.number().int().nullable(),
  /** Null for what was uploaded. */
  source: documentSource.nullable(),
  createdAt: moment,
  updatedAt: moment,
});
export type DocumentView = z.infer<typeof documentView>;

/** A document that was sent or asked for again. */
export const documentTaken = documentView.extend({
  /** It is here already, just so, or on its way: nothing was begun. */
  unchanged: z.boolean(),
});
export type DocumentTaken = z.infer<typeof documentTaken>;

/** One version of a document, as it came. */
export const documentVersionView = z.object({
  documentId: z.uuid(),
  version: z.number().int(),
  title: z.string(),
  fileName: z.string().nullable(),
  mediaType: z.string(),
  bytes: z.number().int(),
  /** In hex, of the bytes. */
  sha256: z.string(),
  sourceUrl: z.string().nullable(),
  /** Answers rest on this one. */
  serving: z.boolean(),
  createdAt: moment,
});
export type DocumentVersionView = z.infer<typeof documentVersionView>;
