import { Controller } from '@nestjs/common';
import { type DataOf, feedbackRated, turnCompleted } from '@rapport/contracts';
import { type DeliveryContext, Handles } from '@rapport/messaging';
import { UsageService } from './usage.service.js';

@Controller()
export class UsageConsumer {
  constructor(private readonly usages: UsageService) {}

  @Handles(turnCompleted)
  turnCompleted(data: DataOf<typeof turnCompleted>, context: DeliveryContext): Promise<void> {
    return this.usages.countUse(data, context);
  }

  @Handles(feedbackRated)
  feedbackRated(data: DataOf<typeof feedbackRated>, context: DeliveryContext): Promise<void> {
    return this.usages.countRating(data, context);
  }
}
