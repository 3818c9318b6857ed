import { openDoor } from '@rapport/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the nightly clean-up needs: interactions of a workspace by their age, and which workspaces there are before one is known. */
export class OpenToTidy1763720000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index user_interactions_age on ai.user_interactions (workspace_id, occurred_at)');
    await openDoor(runner, { table: 'ai.user_profiles', grants: 'select (workspace_id)' });
    await openDoor(runner, { table: 'ai.imports', grants: 'select (workspace_id, state)' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy door on ai.imports');
    await runner.query('revoke select (workspace_id, state) on ai.imports from rapport_door');
    await runner.query('drop policy door on ai.user_profiles');
    await runner.query('revoke select (workspace_id) on ai.user_profiles from rapport_door');
    await runner.query('drop index ai.user_interactions_age');
  }
}
