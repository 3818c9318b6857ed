import { protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const READ_AND_WRITE = { rapport_conversation: 'select, insert, update, delete' };

export class CreateConversations1763700300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.conversations(runner);
    await this.turns(runner);
    await this.messages(runner);
    await this.escalations(runner);
    await this.errors(runner);
    for (const table of ['ai.conversations', 'ai.turns', 'ai.messages', 'support.escalations']) {
      await protectTable(runner, { table, customerColumn: 'customer_id', grants: READ_AND_WRITE });
    }
    await protectTable(runner, { table: 'ai.errors', grants: READ_AND_WRITE });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['ai.errors', 'support.escalations', 'ai.messages', 'ai.turns', 'ai.conversations']) {
      await runner.query(`drop table ${table}`);
    }
  }

  private async conversations(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ai.conversations (
        id uuid not null,
        workspace_id uuid not null,
        customer_id uuid not null,
        channel text not null check (channel in ('sms', 'email', 'instagram', 'facebook', 'phone', 'live_chat')),
        thread_id text,
        status text not null default 'active' check (status in ('active', 'escalated', 'closed')),
        assigned_to uuid,
        escalation_reason text,
        last_seq integer not null default 0,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        escalated_at timestamptz(3),
        closed_at timestamptz(3),
        primary key (workspace_id, id)
      )`);
    await runner.query('create index conversations_customer on ai.conversations (workspace_id, customer_id, channel)');
    await runner.query('create index conversations_thread on ai.conversations (workspace_id, channel, thread_id) where thread_id is not null');
    await runner.query('create index conversations_status on ai.conversations (workspace_id, status, created_at desc, id desc)');
    await runner.query('create index conversations_created on ai.conversations (workspace_id, created_at desc, id desc)');
  }

  /** At most one turn of a conversation gathers messages and at most one is being answered. */
  private async turns(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ai.turns (
        id uuid not null,
        workspace_id uuid not null,
        customer_id uuid not null,
        conversation_id uuid not null,
        state text not null check (state in ('received', 'running', 'answered', 'escalated', 'failed')),
        reply_id uuid not null,
        released text not null default '',
        explanation jsonb,
        created_at timestamptz(3) not null default now(),
        started_at timestamptz(3),
        ended_at timestamptz(3),
        primary key (workspace_id, id),
        unique (workspace_id, reply_id),
        foreign key (workspace_id, conversation_id) references ai.conversations (workspace_id, id) on delete cascade
      )`);
    await runner.query(`create unique index turns_gathering on ai.turns (workspace_id, conversation_id) where state = 'received'`);
    await runner.query(`create unique index turns_running on ai.turns (workspace_id, conversation_id) where state = 'running'`);
    await runner.query('create index turns_conversation on ai.turns (workspace_id, conversation_id, created_at)');
  }

  /** The second unique index is the promise of exactly one reply per turn. */
  private async messages(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ai.messages (
        id uuid not null,
        workspace_id uuid not null,
        customer_id uuid not null,
        conversation_id uuid not null,
        turn_id uuid,
        seq integer not null,
        role text not null check (role in ('customer', 'assistant', 'staff', 'system')),
        content text not null,
        attachments jsonb not null default '[]',
        metadata jsonb not null default '{}',
        in_reply_to uuid,
        is_training boolean not null default false,
        delivery_state text not null check (delivery_state in ('received', 'queued', 'sent', 'delivered', 'failed', 'unknown')),
        channel_message_id text,
        created_at timestamptz(3) not null default now(),
        primary key (workspace_id, id),
        unique (workspace_id, conversation_id, seq),
        foreign key (workspace_id, conversation_id) references ai.conversations (workspace_id, id) on delete cascade
      )`);
    await runner.query(`create unique index messages_one_reply on ai.messages (workspace_id, turn_id) where role = 'assistant'`);
    await runner.query('create index messages_turn on ai.messages (workspace_id, turn_id)');
  }

  private async escalations(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table support.escalations (
        id uuid not null,
        workspace_id uuid not null,
        customer_id uuid not null,
        conversation_id uuid not null,
        message_id uuid,
        reason text not null,
        topic text,
        priority text not null check (priority in ('normal', 'high', 'urgent')),
        state text not null default 'open' check (state in ('open', 'assigned', 'resolved')),
        assignee_id uuid,
        created_at timestamptz(3) not null default now(),
        due_at timestamptz(3) not null,
        resolved_at timestamptz(3),
        primary key (workspace_id, id)
      )`);
    await runner.query('create index escalations_state on support.escalations (workspace_id, state, created_at)');
    await runner.query(`create index escalations_pending on support.escalations (workspace_id, conversation_id) where state <> 'resolved'`);
  }

  private async errors(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ai.errors (
        id uuid not null,
        workspace_id uuid not null,
        kind text not null,
        message text not null,
        context jsonb not null default '{}',
        created_at timestamptz(3) not null default now(),
        primary key (workspace_id, id)
      )`);
    await runner.query('create index errors_kind on ai.errors (workspace_id, kind, created_at desc)');
  }
}
