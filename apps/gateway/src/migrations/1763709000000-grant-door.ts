import { openDoor } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Table to the columns that may be read before a workspace is known. Nothing here tells a person's data. */
const READABLE: Readonly<Record<string, string>> = {
  'identity.workspaces': 'id, slug, allowed_origins',
  'identity.api_keys': 'id, workspace_id, token_hash, scopes, expires_at, revoked_at',
  'identity.staff_sessions': 'id, workspace_id, user_id, token_hash, expires_at, revoked_at',
  'identity.users': 'id, workspace_id, role, is_active',
  'identity.visitors': 'id, workspace_id, customer_id, token_hash, revoked_at',
};

/** Every right of the door role on the tables of the gateway. */
export class GrantDoor1763709000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(READABLE)) await openDoor(runner, { table, grants: `select (${columns})` });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(READABLE)) {
      await runner.query(`drop policy door on ${table}`);
      await runner.query(`revoke select (${columns}) on ${table} from rapport_door`);
    }
  }
}
