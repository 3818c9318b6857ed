import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import type { CustomerStore } from '@rapport/service-host';

/** Everything that this service keeps of a customer, but for lines of imports. The profile first: a learner that waits for it begins anew. */
@Injectable()
export class ErasureRepository {
  readonly stores: readonly CustomerStore[] = [
    this.table('ai.user_profiles'),
    this.table('ai.context_cache'),
    this.table('ai.user_memory'),
    this.table('ai.user_interaction_embeddings'),
    this.table('ai.user_interactions'),
  ];

  constructor(private readonly unit: UnitOfWork) {}

  private table(store: string): CustomerStore {
    return {
      store,
      action: 'deleted',
      erase: async ({ workspaceId, customerId }, limit) => {
        const rows = await this.unit.query(
          `delete from ${store} where workspace_id = $1 and customer_id = $2
             and ctid = any(array(select ctid from ${store} where workspace_id = $1 and customer_id = $2 limit $3)) returning 1`,
          [workspaceId, customerId, limit],
        );
        return rows.length;
      },
    };
  }
}
