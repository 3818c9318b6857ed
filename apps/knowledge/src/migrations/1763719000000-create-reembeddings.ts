import { openDoor, protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The run that brings a workspace's chunks to another embedding model: one at a time, known by its id to the commands that carry it on. */
const REEMBEDDINGS = `
  create table ai.kb_reembeddings (
    workspace_id uuid primary key,
    run_id uuid not null,
    model text not null,
    failures integer not null default 0,
    waiting_for text,
    refused text[] not null default '{}',
    started_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    finished_at timestamptz
  )`;

export class CreateReembeddings1763719000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REEMBEDDINGS);
    await protectTable(runner, { table: 'ai.kb_reembeddings', grants: { rapport_knowledge: 'select, insert, update, delete' } });
    // By which version of the stemmer a chunk's words were made; who adds chunks says it.
    await runner.query('alter table ai.kb_chunk_codes add column words_version smallint not null default 1');
    await runner.query('alter table ai.kb_chunk_codes alter column words_version drop default');
    // Which workspaces have chunks that wait is asked before a workspace is known.
    await openDoor(runner, { table: 'ai.kb_chunk_codes', grants: 'select (workspace_id, embedding_model, words_version)' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy door on ai.kb_chunk_codes');
    await runner.query('revoke select (workspace_id, embedding_model, words_version) on ai.kb_chunk_codes from rapport_door');
    await runner.query('alter table ai.kb_chunk_codes drop column words_version');
    await runner.query('drop table ai.kb_reembeddings');
  }
}
