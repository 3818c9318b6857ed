import { protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Erasures of customers: each drives itself to its end and stays as the receipt. */
export class CreateErasures1763712000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity.erasures (
        workspace_id uuid not null,
        id uuid not null,
        customer_id uuid not null,
        state text not null default 'running' check (state in ('running', 'settling', 'checking', 'done')),
        progress jsonb not null,
        identifier_hashes text array not null default '{}',
        requested_at timestamptz(3) not null default now(),
        finished_at timestamptz(3),
        primary key (workspace_id, id),
        unique (workspace_id, customer_id)
      )`);
    await runner.query('create index erasures_page on identity.erasures (workspace_id, requested_at desc, id desc)');
    await protectTable(runner, { table: 'identity.erasures', customerColumn: 'customer_id', grants: { rapport_gateway: 'select, insert, update' } });
    // The one change to a line of the audit: in a unit of one customer its subject may become the receipt of this customer's erasure.
    await runner.query(`
      create policy erased on identity.audit_log as restrictive for update to rapport_gateway
        using (current_setting('rapport.customer', true) <> 'all')
        with check (exists (select from identity.erasures e where e.workspace_id = audit_log.workspace_id and e.id::text = audit_log.subject
          and e.customer_id::text = current_setting('rapport.customer', true)))`);
    await runner.query('grant update (subject) on identity.audit_log to rapport_gateway');
    await runner.query('create index idempotency_keys_customer on identity.idempotency_keys (workspace_id, customer_id) where customer_id is not null');
    await runner.query('create index inbound_customer on support.inbound (workspace_id, customer_id)');
    await runner.query('create index outbound_customer on support.outbound (workspace_id, customer_id)');
    await runner.query('create index audit_log_subject on identity.audit_log (workspace_id, subject) where subject is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index identity.audit_log_subject');
    await runner.query('drop index support.outbound_customer');
    await runner.query('drop index support.inbound_customer');
    await runner.query('drop index identity.idempotency_keys_customer');
    await runner.query('revoke update (subject) on identity.audit_log from rapport_gateway');
    await runner.query('drop policy erased on identity.audit_log');
    await runner.query('drop table identity.erasures');
  }
}
