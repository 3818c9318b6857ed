import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { type CustomerStore, customerTable } from '@rapport/service-host';

/** Everything that this service keeps of a customer, but for lines of imports. The profile first: a learner that waits for it begins anew. */
@Injectable()
export class ErasureRepository {
  readonly stores: readonly CustomerStore[] = [
    customerTable(this.unit, 'ai.user_profiles'),
    customerTable(this.unit, 'ai.context_cache'),
    customerTable(this.unit, 'ai.user_memory'),
    customerTable(this.unit, 'ai.user_interaction_embeddings'),
    customerTable(this.unit, 'ai.user_interactions'),
  ];

  constructor(private readonly unit: UnitOfWork) {}
}
