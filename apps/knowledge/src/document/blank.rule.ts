import { randomUUID } from 'node:crypto';
import { DocumentEntity } from './document.entity.js';

/** What a new document must be told. */
type Start = Pick<DocumentEntity, 'workspaceId' | 'sourceKey' | 'title' | 'category' | 'format' | 'sourceType' | 'state' | 'requestedUrl'>;

/** A document of which nothing is known yet but what was said. */
export function blankDocument(start: Start): DocumentEntity {
  // Whole milliseconds, so that a cursor says exactly where a row stands.
  const now = new Date();
  return Object.assign(new DocumentEntity(), {
    ...start,
    id: randomUUID(),
    tags: [],
    language: null,
    error: null,
    notes: [],
    version: 0,
    servingVersion: null,
    digest: '',
    chunkCount: 0,
    progressDone: 0,
    progressTotal: null,
    sourceUrl: null,
    sourceGiven: null,
    fetchedAt: null,
    checkedAt: null,
    unchanged: false,
    createdAt: now,
    updatedAt: now,
  });
}

/** A reason with the comfort that answers still rest on the version before. */
export function reasonFor({ servingVersion }: Pick<DocumentEntity, 'servingVersion'>, fault: string): string {
  return servingVersion === null ? fault : `${fault} The version before stays in use.`;
}
