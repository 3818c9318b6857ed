import { protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFeedback1763700500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ai.response_feedback (
        id uuid primary key,
        workspace_id uuid not null,
        customer_id uuid not null,
        conversation_id uuid not null,
        message_id uuid not null,
        thumb text check (thumb in ('up', 'down')),
        stars smallint check (stars between 1 and 5),
        helpful boolean,
        accurate boolean,
        comment text,
        quality_score real not null,
        produced jsonb not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, message_id)
      )`);
    await runner.query(`
      create table ai.training_data (
        id uuid primary key,
        workspace_id uuid not null,
        customer_id uuid not null,
        conversation_id uuid not null,
        message_id uuid not null,
        question text not null,
        answer text not null,
        original_answer text not null,
        intent text,
        confidence real,
        source text not null check (source in ('feedback', 'staff_edit')),
        quality_score real not null,
        state text not null default 'pending' check (state in ('pending', 'approved', 'rejected')),
        human_verified boolean not null default false,
        is_active boolean not null default true,
        reviewed_by text,
        reviewed_at timestamptz,
        last_used_at timestamptz,
        created_at timestamptz not null default now(),
        unique (workspace_id, message_id)
      )`);
    // The two ways in which examples are read: the review queue, and the good ones for a dataset.
    await runner.query(`create index training_data_review on ai.training_data (workspace_id, state, created_at desc, id desc)`);
    await runner.query(
      `create index training_data_quality on ai.training_data (workspace_id, quality_score desc, human_verified, is_active) where is_active`,
    );
    for (const table of ['ai.response_feedback', 'ai.training_data']) {
      await protectTable(runner, { table, customerColumn: 'customer_id', grants: { rapport_feedback: 'select, insert, update, delete' } });
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ai.training_data');
    await runner.query('drop table ai.response_feedback');
  }
}
