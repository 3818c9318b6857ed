import { Controller } from '@nestjs/common';
import { type DataOf, type ReplyOf, trainingList, trainingPage, trainingReview } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { ExampleService } from './example.service.js';

@Controller()
export class ExampleConsumer {
  constructor(private readonly examples: ExampleService) {}

  @Handles(trainingList)
  list(data: DataOf<typeof trainingList>, context: RequestHandlerContext): Promise<ReplyOf<typeof trainingList>> {
    return this.examples.list(context.scope, data);
  }

  @Handles(trainingReview)
  review(data: DataOf<typeof trainingReview>, context: RequestHandlerContext): Promise<ReplyOf<typeof trainingReview>> {
    return this.examples.review(context.scope, data, context.envelope.actor.id);
  }

  @Handles(trainingPage)
  page(data: DataOf<typeof trainingPage>, context: RequestHandlerContext): Promise<ReplyOf<typeof trainingPage>> {
    return this.examples.approvedPage(context.scope, data);
  }
}
