import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { erasureRun, type ErasureView, type ListQuery } from '@rapport/contracts';
import { fromCursor, type Page, pageFrom, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import { requireContext } from '@rapport/observability';
import { AuthenticatorService } from '../access/authenticator.service.js';
import { AuditRepository } from '../audit/audit.repository.js';
import { CustomerRepository } from '../customer/customer.repository.js';
import { currentScope } from '../http/scope.rule.js';
import { toView } from './erasure.mapper.js';
import { ErasureRepository } from './erasure.repository.js';
import { noted } from './erasure.machine.js';
import { DoorStoreRepository } from './door-store.repository.js';
import { identifierHash } from './identifier-hash.rule.js';

const NO_LIMIT = 2_147_483_647;

/** Takes the wish that a customer be erased, and tells how far it is (system row E10). */
@Injectable()
export class ErasureService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly erasures: ErasureRepository,
    private readonly customers: CustomerRepository,
    private readonly door: DoorStoreRepository,
    private readonly audit: AuditRepository,
    private readonly authenticator: AuthenticatorService,
  ) {}

  /**
   * Begins to erase a customer. When this returns he is unknown here: name, identifiers and tokens are gone, and nothing that waited to be done for
   * him will be done. The rest follows in deliveries. Asking again gives the same receipt.
   */
  async request(customerId: string): Promise<ErasureView> {
    const { workspaceId } = currentScope();
    const found = await this.unit.run({ workspaceId, customer: customerId }, async () => {
      const id = randomUUID();
      const known = await this.customers.find(customerId);
      if (!known) return this.erasures.ofCustomer(customerId);
      const verified = (await this.customers.identifiersOf(customerId)).filter(({ state }) => state === 'verified');
      const stores = [];
      for (const one of [...this.door.identity, this.door.deliveries]) {
        const rows = await one.erase({ workspaceId, customerId, erasureId: id }, NO_LIMIT);
        stores.push({ store: one.store, action: one.action, rows });
      }
      const started = noted({ state: 'running', progress: { stores: [], finished: [] } }, 'gateway', { erasureId: id, round: 1, stores, finished: false }, new Date().toISOString());
      const hashes = verified.map((identifier) => identifierHash(id, identifier));
      // Two who ask at once meet at the customer's row; the second finds it gone, and the first one's receipt.
      if (!(await this.erasures.begin({ id, workspaceId, customerId, identifierHashes: hashes, progress: started.progress }))) return this.erasures.ofCustomer(customerId);
      await this.audit.append(requireContext(), 'customer.erased', id);
      await this.messenger.send(erasureRun, { erasureId: id, round: 1 }, { lane: `erasure:${id}` });
      return this.erasures.find(id);
    });
    if (!found) throw AppError.notFound('customer');
    this.authenticator.forgetVisitorsOf(workspaceId);
    return toView(found);
  }

  async read(id: string): Promise<ErasureView> {
    const found = await this.unit.run(currentScope(), () => this.erasures.find(id));
    if (!found) throw AppError.notFound('erasure');
    return toView(found);
  }

  async list({ cursor, limit }: ListQuery): Promise<Page<ErasureView>> {
    const after = fromCursor(cursor);
    const rows = await this.unit.run(currentScope(), () => this.erasures.page(after, limit + 1));
    return pageFrom(rows, limit, ({ requestedAt, id }) => ({ at: requestedAt, id }), toView);
  }
}
