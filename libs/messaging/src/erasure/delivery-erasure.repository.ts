import type { UnitOfWork } from '@rapport/database';

/**
 * Removes the deliveries of one customer. Works in the gateway's role and in a unit of work that sees this one customer: the database lets it
 * remove no others.
 */
export class DeliveryErasure {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Removes what was sent in the scope of the open unit's customer, in whatever state: what still waits will not be done, and a worker that is at it
   * finds its row gone and writes nothing.
   *
   * @param limit most rows at once
   * @returns rows removed
   */
  async erase(limit: number): Promise<number> {
    const rows = await this.unitOfWork.query(
      `delete from messaging.deliveries where id in (
         select id from messaging.deliveries
         where workspace_id = tenancy.workspace_id() and envelope->>'customer' = current_setting('rapport.customer') order by id limit $1)
       returning 1`,
      [limit],
    );
    return rows.length;
  }
}
