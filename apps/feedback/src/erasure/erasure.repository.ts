import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { type CustomerStore, customerTable } from '@rapport/service-host';

/** Everything that this service keeps of a customer: what he said of replies, and the examples that were made of his conversations. */
@Injectable()
export class ErasureRepository {
  readonly stores: readonly CustomerStore[] = [customerTable(this.unit, 'ai.response_feedback'), customerTable(this.unit, 'ai.training_data')];

  constructor(private readonly unit: UnitOfWork) {}
}
