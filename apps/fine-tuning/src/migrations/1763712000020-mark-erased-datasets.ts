import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many examples a dataset lost because their customers were erased, and when the last ones left. */
export class MarkErasedDatasets1763712000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ai.training_datasets add column erased_examples integer not null default 0, add column erased_at timestamptz');
    await runner.query('create index training_examples_customer on ai.training_examples (workspace_id, customer_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index ai.training_examples_customer');
    await runner.query('alter table ai.training_datasets drop column erased_at, drop column erased_examples');
  }
}
