import { Controller } from '@nestjs/common';
import { type DataOf, feedbackRate, feedbackRead, type ReplyOf } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { RatingService } from './rating.service.js';

@Controller()
export class RatingConsumer {
  constructor(private readonly ratings: RatingService) {}

  @Handles(feedbackRate)
  rate(data: DataOf<typeof feedbackRate>, context: RequestHandlerContext): Promise<ReplyOf<typeof feedbackRate>> {
    return this.ratings.rate(context.scope, data);
  }

  @Handles(feedbackRead)
  read(data: DataOf<typeof feedbackRead>, context: RequestHandlerContext): Promise<ReplyOf<typeof feedbackRead>> {
    return this.ratings.read(context.scope, data.feedbackId);
  }
}
