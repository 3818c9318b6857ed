import type { QueryRunner } from 'typeorm';
import { DOOR_ROLE } from '../role/roles.data.js';
import { tableName } from './identifier.rule.js';

/**
 * Opens a protected table to the door, across workspaces. Give it as little as the look-up needs.
 *
 * @param runner the migration's query runner
 * @param opening the table, and the rights with their columns: `select (token_hash, workspace_id, id)`
 */
export async function openDoor(runner: QueryRunner, opening: { readonly table: string; readonly grants: string }): Promise<void> {
  const table = tableName(opening.table);
  await runner.query(`
    create policy door on ${table} to ${DOOR_ROLE} using (true) with check (true);
    grant ${opening.grants} on ${table} to ${DOOR_ROLE}`);
}
