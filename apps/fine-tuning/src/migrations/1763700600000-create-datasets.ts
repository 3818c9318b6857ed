import { protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDatasets1763700600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ai.training_datasets (
        id uuid primary key,
        workspace_id uuid not null,
        name text not null,
        kind text not null check (kind in ('chat')),
        state text not null default 'queued' check (state in ('queued', 'building', 'ready', 'failed')),
        error text,
        counts jsonb not null default '{"train":0,"validation":0,"test":0}',
        scrub_report jsonb not null default '{}',
        created_at timestamptz not null default now(),
        ready_at timestamptz,
        unique (workspace_id, id)
      )`);
    await runner.query(`create index training_datasets_newest on ai.training_datasets (workspace_id, created_at desc, id desc)`);
    await runner.query(`
      create table ai.training_examples (
        id uuid primary key,
        workspace_id uuid not null,
        dataset_id uuid not null,
        customer_id uuid not null,
        conversation_id uuid not null,
        source_id uuid not null,
        split text not null check (split in ('train', 'validation', 'test')),
        question text not null,
        answer text not null,
        intent text,
        quality real not null,
        replaced jsonb not null default '{}',
        unique (workspace_id, dataset_id, source_id),
        foreign key (workspace_id, dataset_id) references ai.training_datasets (workspace_id, id) on delete cascade
      )`);
    await protectTable(runner, { table: 'ai.training_datasets', grants: { rapport_fine_tuning: 'select, insert, update, delete' } });
    await protectTable(runner, {
      table: 'ai.training_examples',
      customerColumn: 'customer_id',
      grants: { rapport_fine_tuning: 'select, insert, update, delete' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ai.training_examples');
    await runner.query('drop table ai.training_datasets');
  }
}
