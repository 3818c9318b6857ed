import { protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const IMPORTS = `
  create table ai.imports (
    id uuid primary key,
    workspace_id uuid not null,
    state text not null check (state in ('open', 'running', 'done')),
    lines_total integer not null default 0,
    lines_done integer not null default 0,
    lines_refused integer not null default 0,
    exchanges_added integer not null default 0,
    exchanges_known integer not null default 0,
    created_by text not null,
    created_at timestamptz not null default now(),
    finished_at timestamptz
  )`;

/** Lines that wait. They hold what people said, so each goes as soon as it was taken in or refused. */
const LINES = `
  create table ai.import_lines (
    workspace_id uuid not null,
    import_id uuid not null,
    line integer not null,
    body text not null,
    primary key (workspace_id, import_id, line)
  )`;

/** Lines that were refused, each with its reason and without its text. */
const ERRORS = `
  create table ai.import_errors (
    workspace_id uuid not null,
    import_id uuid not null,
    line integer not null,
    reason text not null,
    created_at timestamptz not null default now(),
    primary key (workspace_id, import_id, line)
  )`;

const TABLES = ['imports', 'import_lines', 'import_errors'];

export class CreateImports1763700700010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [IMPORTS, LINES, ERRORS]) await runner.query(statement);
    for (const name of TABLES) await protectTable(runner, { table: `ai.${name}`, grants: { rapport_memory: 'select, insert, update, delete' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of TABLES.toReversed()) await runner.query(`drop table ai.${name}`);
  }
}
