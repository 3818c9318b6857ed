import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLE = 'rapport_memory';
const BEFORE = 'rapport_gateway, rapport_conversation, rapport_knowledge, rapport_feedback, rapport_fine_tuning';
const RIGHTS = [
  'select (id, workspace_id, message_id, consumer, lane, state, fence)',
  'insert (workspace_id, message_id, name, consumer, lane, data, envelope, due_at)',
  'update (state, lease_until, finished_at)',
];

/** The memory service sends and finishes deliveries like every other. */
export class OpenDeliveriesToMemory1763700100010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.policiesFor(runner, `${BEFORE}, ${ROLE}`);
    for (const right of RIGHTS) await runner.query(`grant ${right} on messaging.deliveries to ${ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.policiesFor(runner, BEFORE);
    for (const right of RIGHTS) await runner.query(`revoke ${right} on messaging.deliveries from ${ROLE}`);
  }

  private async policiesFor(runner: QueryRunner, roles: string): Promise<void> {
    for (const policy of ['read', 'send', 'done']) await runner.query(`alter policy ${policy} on messaging.deliveries to ${roles}`);
  }
}
