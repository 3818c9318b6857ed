import type { UnitOfWork } from '@rapport/database';
import type { CustomerStore } from './customer-store.port.js';

/**
 * A table whose rows are a customer's own and go whole. By place and not by key, since not every such table has an id.
 *
 * @param unit where the statement runs
 * @param store name of the table with its schema; it has the columns `workspace_id` and `customer_id`
 */
export function customerTable(unit: UnitOfWork, store: string): CustomerStore {
  return {
    store,
    action: 'deleted',
    erase: async ({ workspaceId, customerId }, limit) => {
      const rows = await unit.query(
        `delete from ${store} where workspace_id = $1 and customer_id = $2
           and ctid = any(array(select ctid from ${store} where workspace_id = $1 and customer_id = $2 limit $3)) returning 1`,
        [workspaceId, customerId, limit],
      );
      return rows.length;
    },
  };
}
