import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { ImportEntity } from './import.entity.js';
import { ImportErrorEntity } from './import-error.entity.js';
import { ImportLineEntity } from './import-line.entity.js';

/** What one slice of an import did. */
export interface SliceResult {
  readonly done: number;
  readonly refused: number;
  readonly added: number;
  readonly known: number;
}

@Injectable()
export class ImportRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async create(made: Pick<ImportEntity, 'id' | 'workspaceId' | 'state' | 'createdBy'>): Promise<void> {
    await this.unit.manager.getRepository(ImportEntity).insert(made);
  }

  find(id: string): Promise<ImportEntity | null> {
    return this.unit.manager.getRepository(ImportEntity).findOneBy({ id });
  }

  /** Adds lines, each once: a piece that is sent again adds nothing. @returns how many were new */
  async addLines(workspaceId: string, importId: string, lines: readonly { line: number; body: string }[]): Promise<number> {
    const rows = await this.unit.query(
      `insert into ai.import_lines (workspace_id, import_id, line, body) select $1, $2, x.line, x.body
       from jsonb_to_recordset($3::jsonb) as x(line integer, body text) on conflict do nothing returning line`,
      [workspaceId, importId, JSON.stringify(lines)],
    );
    return rows.length;
  }

  async grow(importId: string, lines: number, state: ImportEntity['state']): Promise<void> {
    await this.unit.query('update ai.imports set lines_total = lines_total + $2, state = $3 where id = $1', [importId, lines, state]);
  }

  nextLines(workspaceId: string, importId: string, count: number): Promise<ImportLineEntity[]> {
    return this.unit.manager.getRepository(ImportLineEntity).find({ where: { workspaceId, importId }, order: { line: 'ASC' }, take: count });
  }

  /**
   * Lines that were dealt with go; what was refused leaves its reason.
   *
   * @throws AppError `unavailable` when one of them went meanwhile, that of an erased customer: the slice is then read anew
   */
  async finish(workspaceId: string, importId: string, lines: readonly number[], refused: readonly { line: number; reason: string }[], result: SliceResult): Promise<void> {
    const gone = await this.unit.query('delete from ai.import_lines where workspace_id = $1 and import_id = $2 and line = any($3::int[]) returning 1', [workspaceId, importId, lines]);
    if (gone.length < lines.length) throw new AppError('unavailable', 'a line of the import went while it was read');
    const errors = refused.map(({ line, reason }) => ({ workspaceId, importId, line, reason }));
    if (errors.length > 0) await this.unit.manager.getRepository(ImportErrorEntity).insert(errors);
    await this.unit.query(
      `update ai.imports set lines_done = lines_done + $2, lines_refused = lines_refused + $3, exchanges_added = exchanges_added + $4,
         exchanges_known = exchanges_known + $5 where id = $1`,
      [importId, result.done, result.refused, result.added, result.known],
    );
  }

  async close(importId: string): Promise<void> {
    await this.unit.query(`update ai.imports set state = 'done', finished_at = now() where id = $1 and state = 'running'`, [importId]);
  }

  errors(workspaceId: string, importId: string, count: number): Promise<ImportErrorEntity[]> {
    return this.unit.manager.getRepository(ImportErrorEntity).find({ where: { workspaceId, importId }, order: { line: 'ASC' }, take: count });
  }
}
