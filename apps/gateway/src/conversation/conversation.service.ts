import { Injectable } from '@nestjs/common';
import { conversationOpen, type ConversationCreateBody, type ConversationView, type CustomerInput } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import type { Principal } from '../access/principal.types.js';
import { CustomerService } from '../customer/customer.service.js';
import { asCustomer } from '../http/as-customer.rule.js';

@Injectable()
export class ConversationService {
  constructor(
    private readonly messenger: Messenger,
    private readonly customers: CustomerService,
  ) {}

  async open(caller: Principal, { channel, customer, threadId, reuse }: ConversationCreateBody): Promise<ConversationView> {
    // Before anything of the customer is stored: what is refused leaves nothing behind.
    if (caller.kind === 'visitor' && channel !== 'live_chat') throw AppError.invalid('channel', 'must be live_chat', 'Leave it out.');
    const customerId = await this.customerOf(caller, customer);
    return asCustomer(customerId, () =>
      this.messenger.request(conversationOpen, { channel, customerId, threadId: threadId ?? null, reuse }),
    );
  }

  /** A visitor is its own customer and may claim things of itself; a key or staff says for whom it writes. */
  private async customerOf(caller: Principal, input: CustomerInput | undefined): Promise<string> {
    if (caller.customer !== 'all') {
      if (input) await this.customers.claim(caller, caller.customer, input);
      return caller.customer;
    }
    if (input?.externalId === undefined && input?.email === undefined && input?.phone === undefined) {
      throw AppError.invalid('customer', 'needs at least one of externalId, email and phone', 'Say whose conversation this is.');
    }
    return this.customers.resolve(caller, input);
  }
}
