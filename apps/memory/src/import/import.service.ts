import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type DataOf, type importAppend, importRun, type ImportView } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import { storable } from '../text/storable.rule.js';
import type { ImportEntity } from './import.entity.js';
import { ImportRepository } from './import.repository.js';

const SHOWN_ERRORS = 200;

/** Takes the lines of an import in and tells how far it is. */
@Injectable()
export class ImportService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly messenger: Messenger,
  ) {}

  async append(scope: Scope, { importId, firstLine, lines, last }: DataOf<typeof importAppend>, createdBy: string): Promise<ImportView> {
    const { workspaceId } = scope;
    const id = importId ?? randomUUID();
    await this.unit.run(scope, async () => {
      if (importId === undefined) await this.imports.create({ id, workspaceId, state: 'open', createdBy });
      else if ((await this.imports.find(id))?.state !== 'open') throw AppError.notFound('open import');
      const numbered = lines.map((body, index) => ({ line: firstLine + index, body: storable(body) })).filter(({ body }) => body.trim() !== '');
      const added = await this.imports.addLines(workspaceId, id, numbered);
      await this.imports.grow(id, added, last ? 'running' : 'open');
      if (last) await this.messenger.send(importRun, { importId: id }, { lane: `import:${id}` });
    });
    return this.read(scope, id);
  }

  async read(scope: Scope, importId: string): Promise<ImportView> {
    return this.unit.run(scope, async () => {
      const found = await this.imports.find(importId);
      if (!found) throw AppError.notFound('import');
      const errors = await this.imports.errors(scope.workspaceId, importId, SHOWN_ERRORS);
      return toView(found, errors);
    });
  }
}

function toView(found: ImportEntity, errors: readonly { line: number; reason: string }[]): ImportView {
  return {
    id: found.id,
    state: found.state,
    lines: { total: found.linesTotal, done: found.linesDone, refused: found.linesRefused },
    exchanges: { added: found.exchangesAdded, known: found.exchangesKnown },
    refused: errors.map(({ line, reason }) => ({ line, reason })),
    createdAt: found.createdAt.toISOString(),
    finishedAt: found.finishedAt?.toISOString() ?? null,
  };
}
