import { Controller } from '@nestjs/common';
import { type DataOf, messageReceived } from '@rapport/contracts';
import { type DeliveryContext, Handles } from '@rapport/messaging';
import { IntakeService } from './intake.service.js';

@Controller()
export class IntakeConsumer {
  constructor(private readonly intake: IntakeService) {}

  @Handles(messageReceived)
  async received(data: DataOf<typeof messageReceived>, context: DeliveryContext): Promise<void> {
    await this.intake.receive(data, context);
  }
}
