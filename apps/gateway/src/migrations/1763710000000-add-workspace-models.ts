import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which model providers a workspace wants, by purpose. */
export class AddWorkspaceModels1763710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table identity.workspaces add column models jsonb not null default '{}'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table identity.workspaces drop column models');
  }
}
