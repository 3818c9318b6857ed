import { protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the door remembers of what went through it: answers by idempotency key, the audit, the inbox and the outbox. */
export class CreateLedgers1763700200020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.httpLedgers(runner);
    await runner.query(`
      create table support.inbound (
        id uuid primary key,
        workspace_id uuid not null,
        conversation_id uuid not null,
        customer_id uuid not null,
        source text not null check (source in ('api', 'visitor')),
        body text not null,
        dedupe_key text not null,
        received_at timestamptz not null default now(),
        unique (workspace_id, dedupe_key)
      )`);
    await runner.query('create index inbound_conversation on support.inbound (workspace_id, conversation_id, received_at desc)');
    await runner.query(`
      create table support.outbound (
        id uuid primary key,
        workspace_id uuid not null,
        conversation_id uuid not null,
        customer_id uuid not null,
        message_id uuid not null,
        channel text not null,
        via text not null,
        state text not null check (state in ('sent', 'failed', 'unknown')),
        attempts integer not null,
        error text,
        created_at timestamptz not null default now(),
        unique (workspace_id, message_id)
      )`);
    for (const table of ['support.inbound', 'support.outbound']) {
      await protectTable(runner, { table, customerColumn: 'customer_id', grants: { rapport_gateway: 'select, insert, update, delete' } });
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['support.outbound', 'support.inbound', 'identity.audit_log', 'identity.idempotency_keys']) {
      await runner.query(`drop table ${table}`);
    }
  }

  private async httpLedgers(runner: QueryRunner): Promise<void> {
    // Answers can hold a customer's words, so each row names its customer and lives for a day.
    await runner.query(`
      create table identity.idempotency_keys (
        id uuid primary key,
        workspace_id uuid not null,
        customer_id uuid,
        principal text not null,
        key text not null,
        request_hash text not null,
        state text not null check (state in ('running', 'done')),
        status smallint,
        answer jsonb,
        locked_until timestamptz not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        unique (workspace_id, principal, key)
      )`);
    await runner.query('create index idempotency_keys_expiry on identity.idempotency_keys (workspace_id, expires_at)');
    await protectTable(runner, {
      table: 'identity.idempotency_keys',
      customerColumn: 'customer_id',
      grants: { rapport_gateway: 'select, insert, update, delete' },
    });
    await runner.query(`
      create table identity.audit_log (
        id uuid primary key,
        workspace_id uuid not null,
        at timestamptz not null default clock_timestamp(),
        actor_kind text not null,
        actor_id text not null,
        action text not null,
        subject text,
        request_id text not null
      )`);
    await runner.query('create index audit_log_at on identity.audit_log (workspace_id, at desc, id desc)');
    // Append only: there is no grant to change or delete a line.
    await protectTable(runner, { table: 'identity.audit_log', grants: { rapport_gateway: 'select, insert' } });
  }
}
