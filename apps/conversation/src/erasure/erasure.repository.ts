import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { type CustomerStore, customerTable } from '@rapport/service-host';

const IDS_OF_ERRORS = `array['turnId', 'conversationId', 'messageId', 'replyId', 'customerId']`;

/** Everything that this service keeps of a customer. Errors come first: they are found by the turns that they name. */
@Injectable()
export class ErasureRepository {
  readonly stores: readonly CustomerStore[] = [
    { store: 'ai.errors', action: 'anonymised', erase: ({ workspaceId, customerId }, limit) => this.forgetErrors(workspaceId, customerId, limit) },
    customerTable(this.unit, 'ai.messages'),
    customerTable(this.unit, 'support.escalations'),
    customerTable(this.unit, 'ai.turns'),
    customerTable(this.unit, 'ai.conversations'),
  ];

  constructor(private readonly unit: UnitOfWork) {}

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
