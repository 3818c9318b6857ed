import type { DocumentProgress, DocumentTaken, DocumentVersionView, DocumentView } from '@rapport/contracts';
import type { DocumentEntity } from './document.entity.js';
import type { DocumentVersionEntity } from './document-version.entity.js';

/** What text in JSON is served as. */
const TEXT_TYPE = 'text/markdown; charset=utf-8';

function progressOf({ state, progressDone, progressTotal, chunkCount }: DocumentEntity): DocumentProgress {
  if (state === 'ready') return { stage: state, done: chunkCount, total: chunkCount };
  if (state !== 'processing') return { stage: state, done: 0, total: null };
  return { stage: progressTotal === null ? 'reading' : 'embedding', done: progressDone, total: progressTotal };
}

export function toView(document: DocumentEntity): DocumentView {
  const url = document.sourceUrl ?? document.requestedUrl;
  return {
    id: document.id,
    title: document.title,
    category: document.category,
    tags: document.tags,
    format: document.format,
    language: document.language,
    state: document.state,
    progress: progressOf(document),
    error: document.error,
    notes: document.notes,
    chunks: document.chunkCount,
    version: document.version,
    servingVersion: document.servingVersion,
    source: url === null ? null : { url, fetchedAt: iso(document.fetchedAt), checkedAt: iso(document.checkedAt), unchanged: document.unchanged },
    createdAt: document.createdAt.toISOString(),
    updatedAt: document.updatedAt.toISOString(),
  };
}

/** A document that was sent or asked for again. */
export function toTaken(document: DocumentEntity, unchanged: boolean): DocumentTaken {
  return { ...toView(document), unchanged };
}

/** The type that a version's bytes are served with. */
export function mediaTypeOf({ given }: DocumentVersionEntity): string {
  if (given.fileName === null) return TEXT_TYPE;
  return given.mediaType === null || given.mediaType === '' ? 'application/octet-stream' : given.mediaType;
}

export function toVersionView(version: DocumentVersionEntity, document: DocumentEntity): DocumentVersionView {
  const { given } = version;
  return {
    documentId: version.documentId,
    version: version.version,
    title: given.title ?? document.title,
    fileName: given.fileName === '' ? null : given.fileName,
    mediaType: mediaTypeOf(version),
    bytes: version.sizeBytes,
    sha256: version.sha256,
    sourceUrl: version.sourceUrl,
    serving: version.version === document.servingVersion,
    createdAt: version.createdAt.toISOString(),
  };
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
