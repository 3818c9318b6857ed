import { Injectable } from '@nestjs/common';
import type { CustomerInput } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { AppError, isAppError } from '@rapport/errors';
import { identifiersOf } from '../customer/identifier.rule.js';
import { currentScope } from '../http/scope.rule.js';
import { WorkspaceRepository } from '../workspace/workspace.repository.js';
import type { ErasureEntity } from './erasure.entity.js';
import { ErasureRepository } from './erasure.repository.js';
import { identifierHash } from './identifier-hash.rule.js';

type Known = Pick<ErasureEntity, 'id' | 'identifierHashes'>;

/** Tells whether somebody who is named by identifiers is a customer who is being erased. */
@Injectable()
export class ErasureIdentityService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly erasures: ErasureRepository,
    private readonly workspaces: WorkspaceRepository,
  ) {}

  /** @throws AppError `not_found` for an erasure that there is not */
  async customerOf(erasureId: string): Promise<string> {
    const found = await this.unit.run(currentScope(), () => this.erasures.find(erasureId));
    if (!found) throw AppError.notFound('erasure');
    return found.customerId;
  }

  /** Which of these customers the erasure is of. */
  async matches(erasureId: string, customers: readonly CustomerInput[]): Promise<boolean[]> {
    return this.compare(customers, async () => {
      const found = await this.erasures.find(erasureId);
      return found ? [found] : [];
    });
  }

  /** Which of these customers are being erased now. */
  underWay(customers: readonly CustomerInput[]): Promise<boolean[]> {
    return this.compare(customers, () => this.erasures.underWay());
  }

  /** Whether this customer is being erased now, inside the open unit of work. */
  async isUnderWay(customer: CustomerInput): Promise<boolean> {
    const [found] = await this.compareNow([customer], () => this.erasures.underWay());
    return found ?? false;
  }

  private compare(customers: readonly CustomerInput[], read: () => Promise<Known[]>): Promise<boolean[]> {
    return this.unit.run(currentScope(), () => this.compareNow(customers, read));
  }

  private async compareNow(customers: readonly CustomerInput[], read: () => Promise<Known[]>): Promise<boolean[]> {
    const erasures = await read();
    const country = (await this.workspaces.find(currentScope().workspaceId))?.country ?? 'US';
    if (erasures.length === 0) return customers.map(() => false);
    return customers.map((customer) => isOneOf(customer, erasures, country));
  }
}

function isOneOf(customer: CustomerInput, erasures: readonly Known[], country: string): boolean {
  try {
    const identifiers = identifiersOf(customer, country);
    return erasures.some(({ id, identifierHashes }) => identifiers.some((identifier) => identifierHashes.includes(identifierHash(id, identifier))));
  } catch (error) {
    // A phone number that cannot exist is nobody's.
    if (isAppError(error) && error.code === 'invalid_input') return false;
    throw error;
  }
}
