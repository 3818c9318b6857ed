import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLES = 'rapport_gateway, rapport_conversation, rapport_knowledge, rapport_feedback, rapport_fine_tuning, rapport_memory';

/** Who finds a lane busy says so on the row that is being handled: its worker looks again then, and need not where nobody did. */
export class KnockOnDeliveries1763700100040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table messaging.deliveries add column knocked boolean not null default false');
    await runner.query(`grant select (knocked) on messaging.deliveries to ${ROLES}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table messaging.deliveries drop column knocked');
  }
}
