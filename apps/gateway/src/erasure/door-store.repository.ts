import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { DeliveryErasure } from '@rapport/messaging';
import type { CustomerStore } from '@rapport/service-host';

/** Everything that the door keeps of a customer. */
@Injectable()
export class DoorStoreRepository {
  /** What makes him known here. It goes at once, with the request: who writes under the same name afterwards is somebody new. */
  readonly identity: readonly CustomerStore[] = [
    this.table('identity.visitors'),
    this.table('identity.customer_identifiers'),
    this.table('identity.customers', 'id'),
  ];

  /** What waits to be done for him, and what was done. */
  readonly deliveries: CustomerStore = { store: 'messaging.deliveries', action: 'deleted', erase: (_, limit) => this.sent.erase(limit) };

  readonly stores: readonly CustomerStore[] = [
    this.deliveries,
    this.table('support.inbound'),
    this.table('support.outbound'),
    this.table('identity.idempotency_keys'),
    {
      store: 'identity.audit_log',
      action: 'anonymised',
      erase: ({ workspaceId, erasureId, customerId }, limit) => this.anonymise(workspaceId, erasureId, [customerId], limit),
    },
    ...this.identity,
  ];

  constructor(
    private readonly unit: UnitOfWork,
    private readonly sent: DeliveryErasure,
  ) {}

  /** Lets lines of the audit point to the receipt of the erasure instead of to what was erased. */
  async anonymise(workspaceId: string, erasureId: string, subjects: readonly string[], limit: number): Promise<number> {
    const rows = await this.unit.query(
      `update identity.audit_log set subject = $2 where workspace_id = $1 and id in (
         select id from identity.audit_log where workspace_id = $1 and subject = any($3::text[]) limit $4) returning 1`,
      [workspaceId, erasureId, subjects, limit],
    );
    return rows.length;
  }

  private table(store: string, customerColumn = 'customer_id'): CustomerStore {
    return {
      store,
      action: 'deleted',
      erase: async ({ workspaceId, customerId }, limit) => {
        const rows = await this.unit.query(
          `delete from ${store} where id in (select id from ${store} where workspace_id = $1 and ${customerColumn} = $2 limit $3) returning 1`,
          [workspaceId, customerId, limit],
        );
        return rows.length;
      },
    };
  }
}
