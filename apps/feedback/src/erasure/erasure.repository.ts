import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import type { CustomerStore } from '@rapport/service-host';

/** Everything that this service keeps of a customer: what he said of replies, and the examples that were made of his conversations. */
@Injectable()
export class ErasureRepository {
  readonly stores: readonly CustomerStore[] = [this.table('ai.response_feedback'), this.table('ai.training_data')];

  constructor(private readonly unit: UnitOfWork) {}

  private table(store: string): CustomerStore {
    return {
      store,
      action: 'deleted',
      erase: async ({ workspaceId, customerId }, limit) => {
        const rows = await this.unit.query(
          `delete from ${store} where id in (select id from ${store} where workspace_id = $1 and customer_id = $2 limit $3) returning 1`,
          [workspaceId, customerId, limit],
        );
        return rows.length;
      },
    };
  }
}
