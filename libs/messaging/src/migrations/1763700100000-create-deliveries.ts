import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPS = 'rapport_gateway, rapport_conversation, rapport_knowledge, rapport_feedback, rapport_fine_tuning';

/**
 * The durable deliveries: outbox, deduplication, retry and dead letter in one row per consumer. The role that brings them
 * owns the table, so that embedded it may also vacuum it; the apps write and finish rows of their workspace.
 */
export class CreateDeliveries1763700100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table messaging.deliveries (
        workspace_id uuid not null,
        id bigint generated always as identity primary key,
        message_id uuid not null,
        name text not null,
        consumer text not null,
        lane text not null,
        data jsonb not null,
        envelope jsonb not null,
        state text not null default 'pending' check (state in ('pending', 'running', 'done', 'dead', 'discarded')),
        attempts int not null default 0,
        fence int not null default 0,
        due_at timestamptz not null default clock_timestamp(),
        lease_until timestamptz,
        last_error text,
        created_at timestamptz not null default clock_timestamp(),
        finished_at timestamptz,
        check ((state = 'running') = (lease_until is not null))
      )`);
    for (const statement of [...this.indexes(), ...this.protection()]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table messaging.deliveries');
  }

  private indexes(): string[] {
    return [
      `create index deliveries_lane on messaging.deliveries (consumer, lane, id) where state in ('pending', 'running')`,
      `create unique index deliveries_one_running on messaging.deliveries (consumer, lane) where state = 'running'`,
      `create index deliveries_due on messaging.deliveries (due_at) where state = 'pending'`,
      `create index deliveries_lease on messaging.deliveries (lease_until) where state = 'running'`,
      `create index deliveries_finished on messaging.deliveries (id) where state in ('done', 'discarded')`,
      `create index deliveries_dead on messaging.deliveries (workspace_id, id) where state = 'dead'`,
      `create unique index deliveries_message on messaging.deliveries (workspace_id, message_id, consumer)`,
    ];
  }

  private protection(): string[] {
    return [
      `alter table messaging.deliveries enable row level security`,
      `alter table messaging.deliveries force row level security`,
      `create policy door on messaging.deliveries to rapport_door using (current_user = 'rapport_door') with check (current_user = 'rapport_door')`,
      `create policy read on messaging.deliveries for select to ${APPS} using (workspace_id = tenancy.workspace_id())`,
      `create policy send on messaging.deliveries for insert to ${APPS}
         with check (workspace_id = tenancy.workspace_id() and state = 'pending')`,
      `create policy done on messaging.deliveries for update to ${APPS}
         using (workspace_id = tenancy.workspace_id() and state = 'running')
         with check (workspace_id = tenancy.workspace_id() and state = 'done')`,
      `grant select (id, workspace_id, message_id, consumer, lane, state, fence) on messaging.deliveries to ${APPS}`,
      `grant insert (workspace_id, message_id, name, consumer, lane, data, envelope, due_at) on messaging.deliveries to ${APPS}`,
      `grant update (state, lease_until, finished_at) on messaging.deliveries to ${APPS}`,
      // People see dead letters through the gateway. The fence stays out of reach: it must never be reset.
      `create policy dead on messaging.deliveries for update to rapport_gateway
         using (workspace_id = tenancy.workspace_id() and state = 'dead')
         with check (workspace_id = tenancy.workspace_id() and state in ('pending', 'discarded'))`,
      `grant select, update (state, attempts, due_at, finished_at) on messaging.deliveries to rapport_gateway`,
      `alter table messaging.deliveries owner to rapport_door`,
    ];
  }
}
