import { Controller } from '@nestjs/common';
import { messageSend, type DataOf } from '@rapport/contracts';
import { Handles, type DeliveryContext } from '@rapport/messaging';
import { OutboundService } from './outbound.service.js';

@Controller()
export class OutboundConsumer {
  constructor(private readonly outbound: OutboundService) {}

  @Handles(messageSend)
  send(data: DataOf<typeof messageSend>, context: DeliveryContext): Promise<void> {
    return this.outbound.send(data, context);
  }
}
