import { Controller } from '@nestjs/common';
import { customerRead, type DataOf, type ReplyOf } from '@rapport/contracts';
import { Handles } from '@rapport/messaging';
import { CustomerService } from './customer.service.js';

@Controller()
export class CustomerConsumer {
  constructor(private readonly customers: CustomerService) {}

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
}
