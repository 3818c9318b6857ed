import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing has ever measured it: the column was empty. It comes back with whatever fills it. */
export class DropSentiment1763720000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ai.user_interactions drop column sentiment');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ai.user_interactions add column sentiment real');
  }
}
