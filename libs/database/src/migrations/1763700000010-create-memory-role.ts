import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createRole } from '../role/create-role.step.js';

const SCHEMAS = ['ai', 'support', 'identity', 'messaging', 'tenancy'];
const ROLE = 'rapport_memory';

/** The role of the memory service, for databases that were made before there was one. */
export class CreateMemoryRole1763700000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createRole(runner, ROLE);
    for (const schema of SCHEMAS) await runner.query(`grant usage on schema ${schema} to ${ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop owned by ${ROLE}`);
  }
}
