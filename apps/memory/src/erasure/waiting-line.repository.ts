import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';

/** A line of an import that waits for its turn. */
export interface WaitingLine {
  readonly importId: string;
  readonly line: number;
  readonly body: string;
}

@Injectable()
export class WaitingLineRepository {
  constructor(private readonly unit: UnitOfWork) {}

  /** In the order of imports and lines, after this one. */
  after(workspaceId: string, after: Pick<WaitingLine, 'importId' | 'line'> | null, limit: number): Promise<WaitingLine[]> {
    return this.unit.query<WaitingLine>(
      `select import_id as "importId", line, body from ai.import_lines
       where workspace_id = $1 and ($2::uuid is null or (import_id, line) > ($2::uuid, $3::integer)) order by import_id, line limit $4`,
      [workspaceId, after?.importId ?? null, after?.line ?? null, limit],
    );
  }

  /** Removes lines, counts them as refused and leaves the reason in their place. @returns how many there still were */
  async refuse(workspaceId: string, lines: readonly Pick<WaitingLine, 'importId' | 'line'>[], reason: string): Promise<number> {
    const rows = await this.unit.query(
      `with gone as (
         delete from ai.import_lines l using jsonb_to_recordset($2::jsonb) as x("importId" uuid, line integer)
         where l.workspace_id = $1 and l.import_id = x."importId" and l.line = x.line returning l.import_id, l.line
       ), told as (
         insert into ai.import_errors (workspace_id, import_id, line, reason) select $1, import_id, line, $3 from gone on conflict do nothing
       ), counted as (
         update ai.imports i set lines_refused = lines_refused + n.lines
         from (select import_id, count(*)::int as lines from gone group by import_id) n where i.workspace_id = $1 and i.id = n.import_id
       )
       select 1 from gone`,
      [workspaceId, JSON.stringify(lines.map(({ importId, line }) => ({ importId, line }))), reason],
    );
    return rows.length;
  }
}
