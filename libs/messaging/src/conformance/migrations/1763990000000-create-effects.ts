import { protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What handlers wrote, in order. Nothing is unique, so that a second effect shows. */
export class CreateEffects1763990000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table support.conformance_effects (
        workspace_id uuid not null,
        id bigint generated always as identity primary key,
        consumer text not null,
        name text not null,
        lane text not null,
        seq int not null,
        delivery_id text not null,
        created_at timestamptz not null default clock_timestamp()
      )`);
    const rights = 'select, insert';
    await protectTable(runner, { table: 'support.conformance_effects', grants: { rapport_knowledge: rights, rapport_feedback: rights, rapport_gateway: rights } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table support.conformance_effects');
  }
}
