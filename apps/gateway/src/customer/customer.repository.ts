import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { CustomerEntity } from './customer.entity.js';
import { IdentifierEntity } from './identifier.entity.js';
import type { Identifier, IdentifierState } from './identifier.rule.js';

export type CustomerProfile = Pick<CustomerEntity, 'name' | 'createdAt'> & { readonly identifiers: Pick<IdentifierEntity, 'kind' | 'value' | 'state'>[] };

@Injectable()
export class CustomerRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async insert(customer: Pick<CustomerEntity, 'id' | 'workspaceId' | 'name'>): Promise<void> {
    await this.unit.manager.getRepository(CustomerEntity).insert(customer);
  }

  async find(id: string): Promise<CustomerEntity | null> {
    return this.unit.manager.getRepository(CustomerEntity).findOneBy({ id });
  }

  /** A customer with its identifiers, the oldest first; null when it can't be seen. */
  async profile(id: string): Promise<CustomerProfile | null> {
    const [row] = await this.unit.query<CustomerProfile>(
      `select c.name, c.created_at as "createdAt", coalesce((
         select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value, 'state', i.state) order by i.created_at, i.kind)
         from identity.customer_identifiers i where i.workspace_id = c.workspace_id and i.customer_id = c.id), '[]') as identifiers
       from identity.customers c where c.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async rename(id: string, name: string): Promise<void> {
    await this.unit.query('update identity.customers set name = $2, updated_at = now() where id = $1 and name is distinct from $2', [id, name]);
  }

  async identifiersOf(customerId: string): Promise<IdentifierEntity[]> {
    return this.unit.manager.getRepository(IdentifierEntity).find({ where: { customerId }, order: { createdAt: 'ASC', kind: 'ASC' } });
  }

  /** Whose verified identifier this is. */
  async ownerOf({ kind, value }: Identifier): Promise<string | undefined> {
    const row = await this.unit.manager.getRepository(IdentifierEntity).findOneBy({ kind, value, state: 'verified' });
    return row?.customerId;
  }

  /**
   * Adds an identifier to a customer, or raises a claimed one to verified.
   *
   * @returns false when it is verified for somebody else: two requests met, and the other one was first
   */
  async attach(workspaceId: string, customerId: string, { kind, value }: Identifier, state: IdentifierState, vouchedBy: string): Promise<boolean> {
    const rows = await this.unit.query<{ customerId: string }>(
      `insert into identity.customer_identifiers (id, workspace_id, customer_id, kind, value, state, vouched_by)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning customer_id as "customerId"`,
      [randomUUID(), workspaceId, customerId, kind, value, state, vouchedBy],
    );
    if (rows.length > 0) return true;
    if (state === 'claimed') return true;
    // Our own row was in the way, or somebody else's verified one.
    const owner = await this.ownerOf({ kind, value });
    if (owner !== undefined) return owner === customerId;
    await this.unit.query(
      `update identity.customer_identifiers set state = 'verified', vouched_by = $4 where customer_id = $1 and kind = $2 and value = $3`,
      [customerId, kind, value, vouchedBy],
    );
    return true;
  }
}
