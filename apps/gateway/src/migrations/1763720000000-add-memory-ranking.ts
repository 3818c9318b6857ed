import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which rule a workspace wants memories put in order. */
export class AddMemoryRanking1763720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table identity.workspaces add column memory_ranking text check (memory_ranking in ('measured', 'specified'))");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table identity.workspaces drop column memory_ranking');
  }
}
