import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openDoor } from '../protection/open-door.step.js';
import { protectTable } from '../protection/protect-table.step.js';

/** The table of the conformance suite. */
export class CreateNotes1763799000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ai.notes (
        workspace_id uuid not null,
        id uuid not null,
        created_at timestamptz not null default now(),
        customer_id uuid not null,
        body text not null,
        labels jsonb not null default '{}',
        embedding halfvec(1536),
        primary key (workspace_id, id)
      )`);
    await protectTable(runner, { table: 'ai.notes', customerColumn: 'customer_id', grants: { rapport_conversation: 'select, insert, update, delete' } });
    await openDoor(runner, { table: 'ai.notes', grants: 'select (workspace_id, id)' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ai.notes');
  }
}
