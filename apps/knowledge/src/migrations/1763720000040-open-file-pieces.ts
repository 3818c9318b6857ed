import { openDoor } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which workspaces have pieces of files that nobody named is asked before a workspace is known. */
export class OpenFilePieces1763720000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await openDoor(runner, { table: 'ai.kb_file_pieces', grants: 'select (workspace_id, owned, created_at)' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy door on ai.kb_file_pieces');
    await runner.query('revoke select (workspace_id, owned, created_at) on ai.kb_file_pieces from rapport_door');
  }
}
