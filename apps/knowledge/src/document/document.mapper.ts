import type { DocumentView } from '@rapport/contracts';
import type { DocumentEntity } from './document.entity.js';

export function toView(document: DocumentEntity): DocumentView {
  return {
    id: document.id,
    title: document.title,
    category: document.category,
    tags: document.tags,
    format: document.format,
    state: document.state,
    error: document.error,
    chunks: document.chunkCount,
    version: document.version,
    createdAt: document.createdAt.toISOString(),
    updatedAt: document.updatedAt.toISOString(),
  };
}
