import { Controller } from '@nestjs/common';
import { type CustomerInput, customerRead, customerResolve, type DataOf, type ReplyOf } from '@rapport/contracts';
import { AppError, isAppError } from '@rapport/errors';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { ErasureIdentityService } from '../erasure/erasure-identity.service.js';
import { CustomerService, type Voucher } from './customer.service.js';

const ERASED = 'is being erased; send the line again when that is done';

@Controller()
export class CustomerConsumer {
  constructor(
    private readonly customers: CustomerService,
    private readonly erasures: ErasureIdentityService,
  ) {}

  @Handles(customerRead)
  async read({ customerId }: DataOf<typeof customerRead>): Promise<ReplyOf<typeof customerRead>> {
    const { name, identifiers } = await this.customers.view(customerId);
    const valuesOf = (kind: string) => identifiers.filter((one) => one.kind === kind).map((one) => one.value);
    return {
      customerId,
      name,
      verified: identifiers.some((one) => one.state === 'verified'),
      emails: valuesOf('email'),
      phones: valuesOf('phone'),
    };
  }

  /** On behalf of whoever began what asks: his word vouches for the identifiers. */
  @Handles(customerResolve)
  async resolve({ customers }: DataOf<typeof customerResolve>, { envelope }: RequestHandlerContext): Promise<ReplyOf<typeof customerResolve>> {
    const results: ReplyOf<typeof customerResolve>['results'] = [];
    const { workspaceId, actor } = envelope;
    const erased = await this.erasures.underWay(customers);
    for (const [index, customer] of customers.entries()) {
      if (erased[index]) results.push({ customerId: null, refused: ERASED });
      else results.push(await this.resolveOne({ workspaceId, kind: actor.kind, id: actor.id }, customer));
    }
    return { results };
  }

  /** Once more where a new customer was written: an erasure that began since the look before it has let go of the identifiers by then. */
  private async refuseErased(customer: CustomerInput): Promise<void> {
    if (await this.erasures.isUnderWay(customer)) throw new AppError('conflict', 'the customer is being erased', { userMessage: ERASED });
  }

  private async resolveOne(voucher: Voucher, customer: CustomerInput): Promise<ReplyOf<typeof customerResolve>['results'][number]> {
    try {
      return { customerId: await this.customers.resolve(voucher, customer, () => this.refuseErased(customer)), refused: null };
    } catch (error) {
      if (!isAppError(error) || (error.code !== 'invalid_input' && error.code !== 'conflict')) throw error;
      const [issue] = error.issues ?? [];
      return { customerId: null, refused: issue ? `${issue.field} ${issue.rule}` : (error.userMessage ?? 'is not as described') };
    }
  }
}
