import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The gateway may remove deliveries of one customer, and only in a unit of work that sees this customer alone. */
export class EraseDeliveriesOfACustomer1763700100030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create policy erased on messaging.deliveries for delete to rapport_gateway
         using (workspace_id = tenancy.workspace_id() and envelope->>'customer' = nullif(current_setting('rapport.customer', true), 'all'))`,
    );
    await runner.query('grant delete on messaging.deliveries to rapport_gateway');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke delete on messaging.deliveries from rapport_gateway');
    await runner.query('drop policy erased on messaging.deliveries');
  }
}
