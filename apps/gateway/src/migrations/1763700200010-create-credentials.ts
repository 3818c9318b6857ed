import { protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const GATEWAY = { rapport_gateway: 'select, insert, update, delete' };

/** Customers and everything that opens a door: keys, sessions of staff, tokens of visitors. Secrets as SHA-256 only. */
export class CreateCredentials1763700200010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.customers(runner);
    await runner.query(`
      create table identity.api_keys (
        id uuid primary key,
        workspace_id uuid not null references identity.workspaces (id),
        name text not null,
        token_hash text not null,
        last_four text not null check (length(last_four) = 4),
        scopes text array not null,
        created_by text not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        revoked_at timestamptz,
        unique (workspace_id, token_hash)
      )`);
    await runner.query(`
      create table identity.staff_sessions (
        id uuid primary key,
        workspace_id uuid not null,
        user_id uuid not null,
        token_hash text not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        revoked_at timestamptz,
        unique (workspace_id, token_hash),
        foreign key (workspace_id, user_id) references identity.users (workspace_id, id) on delete cascade
      )`);
    await runner.query(`
      create table identity.visitors (
        id uuid primary key,
        workspace_id uuid not null,
        customer_id uuid not null,
        token_hash text not null,
        origin text,
        created_at timestamptz not null default now(),
        revoked_at timestamptz,
        unique (workspace_id, token_hash),
        foreign key (workspace_id, customer_id) references identity.customers (workspace_id, id) on delete cascade
      )`);
    // Each is looked up by its hash before the workspace is known.
    for (const table of ['api_keys', 'staff_sessions', 'visitors']) {
      await runner.query(`create index ${table}_hash on identity.${table} (token_hash)`);
    }
    for (const table of ['identity.api_keys', 'identity.staff_sessions']) await protectTable(runner, { table, grants: GATEWAY });
    await protectTable(runner, { table: 'identity.visitors', customerColumn: 'customer_id', grants: GATEWAY });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['visitors', 'staff_sessions', 'api_keys', 'customer_identifiers', 'customers']) {
      await runner.query(`drop table identity.${table}`);
    }
  }

  private async customers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity.customers (
        id uuid primary key,
        workspace_id uuid not null references identity.workspaces (id),
        name text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (workspace_id, id)
      )`);
    await protectTable(runner, { table: 'identity.customers', customerColumn: 'id', grants: GATEWAY });
    await runner.query(`
      create table identity.customer_identifiers (
        id uuid primary key,
        workspace_id uuid not null,
        customer_id uuid not null,
        kind text not null check (kind in ('external', 'email', 'phone')),
        value text not null,
        state text not null check (state in ('claimed', 'verified')),
        vouched_by text not null,
        created_at timestamptz not null default now(),
        unique (workspace_id, customer_id, kind, value),
        foreign key (workspace_id, customer_id) references identity.customers (workspace_id, id) on delete cascade
      )`);
    // Whom an identifier proves to be is one customer; a mere claim may be made by anybody.
    await runner.query(
      `create unique index customer_identifiers_verified on identity.customer_identifiers (workspace_id, kind, value) where state = 'verified'`,
    );
    await protectTable(runner, { table: 'identity.customer_identifiers', customerColumn: 'customer_id', grants: GATEWAY });
  }
}
