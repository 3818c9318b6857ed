import { openDoor, protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The run that brings a workspace's memories to another embedding model: one at a time, known by its id to the commands that carry it on. */
const REEMBEDDINGS = `
  create table ai.user_reembeddings (
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

export class CreateUserReembeddings1763719000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REEMBEDDINGS);
    await protectTable(runner, { table: 'ai.user_reembeddings', grants: { rapport_memory: 'select, insert, update, delete' } });
    // Few values: the rows of one share their entry, so it stays small beside the vectors, and what waits is found among millions.
    await runner.query('create index user_interaction_embeddings_model on ai.user_interaction_embeddings (workspace_id, embedding_model)');
    // Which workspaces have memories that wait is asked before a workspace is known.
    await openDoor(runner, { table: 'ai.user_interaction_embeddings', grants: 'select (workspace_id, embedding_model)' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy door on ai.user_interaction_embeddings');
    await runner.query('revoke select (workspace_id, embedding_model) on ai.user_interaction_embeddings from rapport_door');
    await runner.query('drop index ai.user_interaction_embeddings_model');
    await runner.query('drop table ai.user_reembeddings');
  }
}
