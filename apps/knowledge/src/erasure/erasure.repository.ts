import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import type { CustomerStore } from '@rapport/service-host';

/**
 * Everything that this service keeps of a customer: which reply was rated. What the ratings say of the chunks stays counted; that it was this reply
 * is forgotten.
 */
@Injectable()
export class ErasureRepository {
  readonly stores: readonly CustomerStore[] = [
    {
      store: 'ai.kb_chunk_ratings',
      action: 'anonymised',
      erase: async ({ workspaceId, customerId }, limit) => {
        const rows = await this.unit.query(
          `update ai.kb_chunk_ratings r set message_id = gen_random_uuid(), of_customer = null
           from (select message_id, chunk_id from ai.kb_chunk_ratings where workspace_id = $1 and of_customer = $2 limit $3) his
           where r.workspace_id = $1 and r.message_id = his.message_id and r.chunk_id = his.chunk_id returning 1`,
          [workspaceId, customerId, limit],
        );
        return rows.length;
      },
    },
  ];

  constructor(private readonly unit: UnitOfWork) {}
}
