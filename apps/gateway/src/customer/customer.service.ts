import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor, CustomerInput, CustomerView } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { principalName, type Principal } from '../access/principal.types.js';
import { currentScope } from '../http/scope.rule.js';
import { WorkspaceRepository } from '../workspace/workspace.repository.js';
import { CustomerRepository } from './customer.repository.js';
import { identifiersOf, type Identifier } from './identifier.rule.js';

/** By whose word identifiers count as verified. */
export type Voucher = Pick<Principal, 'workspaceId' | 'id'> & { readonly kind: Actor['kind'] };

const ATTEMPTS = 4;

/** Somebody else made the same customer at this moment. */
class MetAnother extends Error {}

@Injectable()
export class CustomerService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly customers: CustomerRepository,
    private readonly workspaces: WorkspaceRepository,
  ) {}

  /**
   * The customer whom a trusted caller (key or staff) names, made when there is none. Identifiers that are verified for two
   * different customers are a conflict: joining customers is for people to decide.
   *
   * @param made called in the same transaction when the customer is a new one; what it throws takes him back
   * @returns the id
   */
  async resolve(caller: Voucher, input: CustomerInput, made?: () => Promise<void>): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.unit.run(currentScope(), () => this.resolveOnce(caller, input, made));
      } catch (error) {
        if (!(error instanceof MetAnother)) throw error;
        if (attempt === ATTEMPTS) throw new AppError('unavailable', 'customers of one identifier keep colliding', { retryAfterSeconds: 1 });
      }
    }
  }

  /** What a visitor says of itself. A claim opens nothing and never leads to somebody else's customer. */
  async claim(visitor: Principal, customerId: string, input: CustomerInput): Promise<void> {
    await this.unit.run(currentScope(), async () => {
      const identifiers = identifiersOf(input, await this.country());
      for (const identifier of identifiers) {
        await this.customers.attach(visitor.workspaceId, customerId, identifier, 'claimed', principalName(visitor));
      }
      if (input.name !== undefined) await this.customers.rename(customerId, input.name);
    });
  }

  async view(id: string): Promise<CustomerView> {
    const profile = await this.unit.read(currentScope(), () => this.customers.profile(id));
    if (!profile) throw AppError.notFound('customer');
    return { id, ...profile, createdAt: profile.createdAt.toISOString() };
  }

  private async resolveOnce(caller: Voucher, input: CustomerInput, made: (() => Promise<void>) | undefined): Promise<string> {
    const identifiers = identifiersOf(input, await this.country());
    const owner = await this.oneOwner(identifiers);
    const customerId = owner ?? randomUUID();
    if (owner === undefined) await this.customers.insert({ id: customerId, workspaceId: caller.workspaceId, name: input.name ?? null });
    else if (input.name !== undefined) await this.customers.rename(customerId, input.name);
    for (const identifier of identifiers) {
      const ours = await this.customers.attach(caller.workspaceId, customerId, identifier, 'verified', principalName(caller));
      if (!ours) throw new MetAnother();
    }
    if (owner === undefined) await made?.();
    return customerId;
  }

  private async oneOwner(identifiers: readonly Identifier[]): Promise<string | undefined> {
    const owners = new Set<string>();
    for (const identifier of identifiers) {
      const owner = await this.customers.ownerOf(identifier);
      if (owner !== undefined) owners.add(owner);
    }
    if (owners.size > 1) {
      throw new AppError('conflict', 'identifiers of different customers', {
        userMessage: 'These identifiers belong to different customers. Send only those of one.',
      });
    }
    return [...owners][0];
  }

  private async country(): Promise<string> {
    return (await this.workspaces.find(currentScope().workspaceId))?.country ?? 'US';
  }
}
