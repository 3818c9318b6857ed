import { protectTable } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const GATEWAY = { rapport_gateway: 'select, insert, update, delete' };

/** Workspaces with their voices and people. */
export class CreateIdentity1763700200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity.workspaces (
        id uuid primary key,
        slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,58}$'),
        name text not null,
        time_zone text not null,
        country text not null check (length(country) = 2),
        currency text not null check (length(currency) = 3),
        accent_color text not null,
        allowed_origins text array not null default '{}',
        escalation_contact text not null default '',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    // A preflight names an origin and nothing else.
    await runner.query('create index workspaces_origins on identity.workspaces using gin (allowed_origins)');
    await protectTable(runner, { table: 'identity.workspaces', workspaceColumn: 'id', grants: GATEWAY });
    await runner.query(`
      create table identity.personas (
        id uuid primary key,
        workspace_id uuid not null references identity.workspaces (id),
        name text not null,
        expertise text not null default '',
        methodology text not null default '',
        style text not null default '',
        tone text not null,
        severity real not null check (severity between 1 and 5),
        mode text not null,
        greeting text not null,
        example_questions text array not null default '{}',
        is_default boolean not null default false,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    await runner.query('create unique index personas_default on identity.personas (workspace_id) where is_default');
    await protectTable(runner, { table: 'identity.personas', grants: GATEWAY });
    await runner.query(`
      create table identity.users (
        id uuid primary key,
        workspace_id uuid not null references identity.workspaces (id),
        email text not null,
        name text not null,
        role text not null check (role in ('agent', 'admin', 'owner')),
        password_hash text not null,
        is_active boolean not null default true,
        created_at timestamptz not null default now(),
        unique (workspace_id, email),
        unique (workspace_id, id)
      )`);
    await protectTable(runner, { table: 'identity.users', grants: GATEWAY });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['users', 'personas', 'workspaces']) await runner.query(`drop table identity.${table}`);
  }
}
