import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was said before stays without: it is measured when something is remembered. */
export class AddSentiment1763720000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ai.user_interactions add column sentiment real check (sentiment between -1 and 1)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ai.user_interactions drop column sentiment');
  }
}
