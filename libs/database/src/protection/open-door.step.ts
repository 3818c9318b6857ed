import type { QueryRunner } from 'typeorm';
import { DOOR_ROLE } from '../role/roles.data.js';
import { tableName } from './identifier.rule.js';

/**
 * Opens a protected table to the door, across workspaces. Give it as little as the look-up needs. The policy names the door once more:
 * the login is a member of its role, and without that would see as the owner all that the door may.
 *
 * @param runner the migration's query runner
 * @param opening the table, and the rights with their columns: `select (token_hash, workspace_id, id)`
 */
export async function openDoor(runner: QueryRunner, opening: { readonly table: string; readonly grants: string }): Promise<void> {
  const table = tableName(opening.table);
  await runner.query(`
    create policy door on ${table} to ${DOOR_ROLE} using (current_user = '${DOOR_ROLE}') with check (current_user = '${DOOR_ROLE}');
    grant ${opening.grants} on ${table} to ${DOOR_ROLE}`);
}
