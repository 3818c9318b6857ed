import { Injectable } from '@nestjs/common';
import { Door, UnitOfWork } from '@rapport/database';

@Injectable()
export class FileRepository {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly door: Door,
  ) {}

  /** Stores a piece; the same once more replaces itself, unless its file has an owner by now. */
  async put(workspaceId: string, fileId: string, ordinal: number, bytes: Buffer): Promise<void> {
    await this.unit.query(
      `insert into ai.kb_file_pieces as p (workspace_id, file_id, ordinal, bytes) values ($1, $2, $3, $4)
       on conflict (workspace_id, file_id, ordinal) do update set bytes = excluded.bytes where not p.owned`,
      [workspaceId, fileId, ordinal, bytes],
    );
  }

  /** Gives a file to a version. @returns what it consists of */
  async own(fileId: string): Promise<{ pieces: number; size: number }> {
    const rows = await this.unit.query<{ ordinal: number; size: number }>(
      'update ai.kb_file_pieces set owned = true where file_id = $1 and not owned returning ordinal, octet_length(bytes) as size',
      [fileId],
    );
    const whole = rows.every(({ ordinal }) => ordinal < rows.length);
    return { pieces: whole ? rows.length : 0, size: rows.reduce((sum, { size }) => sum + size, 0) };
  }

  async count(fileId: string): Promise<number> {
    const [row] = await this.unit.query<{ pieces: number }>('select count(*)::int as pieces from ai.kb_file_pieces where file_id = $1', [fileId]);
    return row?.pieces ?? 0;
  }

  async piece(fileId: string, ordinal: number): Promise<Buffer | undefined> {
    const [row] = await this.unit.query<{ bytes: Uint8Array }>('select bytes from ai.kb_file_pieces where file_id = $1 and ordinal = $2', [fileId, ordinal]);
    return row && Buffer.from(row.bytes);
  }

  async remove(fileIds: readonly string[]): Promise<void> {
    if (fileIds.length > 0) await this.unit.query('delete from ai.kb_file_pieces where file_id = any($1::uuid[])', [fileIds]);
  }

  /**
   * Removes pieces of files that were sent and never named, in the open unit of work.
   *
   * @param minutes how old they are
   * @returns how many, fewer than the limit when none is left
   */
  async removeAbandoned(minutes: number, limit: number): Promise<number> {
    const rows = await this.unit.query(
      `delete from ai.kb_file_pieces p using (
         select file_id, ordinal from ai.kb_file_pieces where not owned and created_at < now() - make_interval(mins => $1::int) limit $2
       ) x where p.file_id = x.file_id and p.ordinal = x.ordinal and not p.owned returning 1`,
      [minutes, limit],
    );
    return rows.length;
  }

  /** The workspaces with such pieces, asked before one is known. */
  async workspacesWithAbandoned(minutes: number): Promise<string[]> {
    const sql = 'select distinct workspace_id as "workspaceId" from ai.kb_file_pieces where not owned and created_at < now() - make_interval(mins => $1::int)';
    return (await this.door.query<{ workspaceId: string }>(sql, [minutes])).map(({ workspaceId }) => workspaceId);
  }
}
