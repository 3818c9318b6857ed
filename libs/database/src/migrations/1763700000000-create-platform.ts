import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createRole } from '../role/create-role.step.js';
import { APP_ROLES, DOOR_ROLE } from '../role/roles.data.js';

const SCHEMAS = ['ai', 'support', 'identity', 'messaging', 'tenancy'];

/** Schemas, roles, and the functions on which every row policy rests. */
export class CreatePlatform1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create extension if not exists vector');
    for (const schema of SCHEMAS) await runner.query(`create schema if not exists ${schema}`);
    for (const role of [DOOR_ROLE, ...APP_ROLES]) {
      await createRole(runner, role);
      for (const schema of SCHEMAS) await runner.query(`grant usage on schema ${schema} to ${role}`);
    }
    // The door owns the deliveries, and the owner of a table must be able to create in its schema.
    await runner.query(`grant create on schema messaging to ${DOOR_ROLE}`);
    // Plain SQL functions, stable, not strict, without settings of their own: the planner inlines them, so that a policy
    // can use an index. Without a setting they give null, and null shows nothing.
    await runner.query(`
      create function tenancy.workspace_id() returns uuid language sql stable parallel safe
      return nullif(current_setting('rapport.workspace_id', true), '')::uuid`);
    await runner.query(`
      create function tenancy.sees_customer(customer uuid) returns boolean language sql stable parallel safe
      return case current_setting('rapport.customer', true)
        when 'all' then true
        else customer::text = current_setting('rapport.customer', true)
      end`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function tenancy.sees_customer(uuid)');
    await runner.query('drop function tenancy.workspace_id()');
    await runner.query('drop schema ai, support, identity, messaging');
    for (const role of [DOOR_ROLE, ...APP_ROLES]) await runner.query(`drop owned by ${role}`);
  }
}
