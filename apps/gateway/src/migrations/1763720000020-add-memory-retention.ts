import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After how many days a workspace wants what is remembered of customers deleted. */
export class AddMemoryRetention1763720000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table identity.workspaces add column memory_retention_days integer check (memory_retention_days > 0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table identity.workspaces drop column memory_retention_days');
  }
}
