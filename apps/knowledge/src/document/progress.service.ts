import { Injectable } from '@nestjs/common';
import { type Scope, UnitOfWork } from '@rapport/database';
import { DocumentRepository } from './document.repository.js';

/** Between two writes for one document, in ms: who looks sees it move, and the database hardly notices. */
const APART_MS = 1_000;

/** What is being read, and under which version. */
export interface Watched {
  readonly scope: Scope;
  readonly documentId: string;
  readonly version: number;
  readonly total: number;
}

/** Says of documents how far they are. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly documents: DocumentRepository,
  ) {}

  /** @returns tells how many of the total are done; writes at once, and then once in a while */
  watch({ scope, documentId, version, total }: Watched): (done: number) => Promise<void> {
    let written: number | undefined;
    return async (done) => {
      if (written !== undefined && performance.now() - written < APART_MS) return;
      await this.unit.run(scope, () => this.documents.progress(documentId, version, done, total));
      written = performance.now();
    };
  }
}
