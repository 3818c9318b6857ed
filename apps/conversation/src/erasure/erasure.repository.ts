import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import type { CustomerStore } from '@rapport/service-host';

const IDS_OF_ERRORS = `array['turnId', 'conversationId', 'messageId', 'replyId', 'customerId']`;

/** Everything that this service keeps of a customer. Errors come first: they are found by the turns that they name. */
@Injectable()
export class ErasureRepository {
  readonly stores: readonly CustomerStore[] = [
    { store: 'ai.errors', action: 'anonymised', erase: ({ workspaceId, customerId }, limit) => this.forgetErrors(workspaceId, customerId, limit) },
    this.table('ai.messages'),
    this.table('support.escalations'),
    this.table('ai.turns'),
    this.table('ai.conversations'),
  ];

  constructor(private readonly unit: UnitOfWork) {}

  private table(store: string): CustomerStore {
    return {
      store,
      action: 'deleted',
      erase: async ({ workspaceId, customerId }, limit) => {
        const rows = await this.unit.query(
          `delete from ${store} where workspace_id = $1 and id in (select id from ${store} where workspace_id = $1 and customer_id = $2 limit $3) returning 1`,
          [workspaceId, customerId, limit],
        );
        return rows.length;
      },
    };
  }

  /** What went wrong stays, for the figures; whose turn it was goes. */
  private async forgetErrors(workspaceId: string, customerId: string, limit: number): Promise<number> {
    const rows = await this.unit.query(
      `update ai.errors set context = context - ${IDS_OF_ERRORS} where workspace_id = $1 and id in (
         select e.id from ai.errors e where e.workspace_id = $1 and (
           e.context->>'turnId' in (select t.id::text from ai.turns t where t.workspace_id = $1 and t.customer_id = $2)
           or e.context->>'conversationId' in (select c.id::text from ai.conversations c where c.workspace_id = $1 and c.customer_id = $2))
         limit $3)
       returning 1`,
      [workspaceId, customerId, limit],
    );
    return rows.length;
  }
}
