import { Controller } from '@nestjs/common';
import { type DataOf, turnCompleted } from '@rapport/contracts';
import { type DeliveryContext, Handles } from '@rapport/messaging';
import { LearnService } from './learn.service.js';

@Controller()
export class LearnConsumer {
  constructor(private readonly learning: LearnService) {}

  @Handles(turnCompleted)
  turnCompleted(data: DataOf<typeof turnCompleted>, context: DeliveryContext): Promise<void> {
    return this.learning.learn(data, context);
  }
}
