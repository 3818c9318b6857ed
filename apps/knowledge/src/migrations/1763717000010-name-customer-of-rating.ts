import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose reply was rated, so that the rating loses its reply when the customer is erased. */
export class NameCustomerOfRating1763717000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ai.kb_chunk_ratings add column of_customer uuid');
    await runner.query('create index kb_chunk_ratings_of_customer on ai.kb_chunk_ratings (workspace_id, of_customer) where of_customer is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index ai.kb_chunk_ratings_of_customer');
    await runner.query('alter table ai.kb_chunk_ratings drop column of_customer');
  }
}
