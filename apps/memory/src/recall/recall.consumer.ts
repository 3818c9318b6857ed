import { Controller } from '@nestjs/common';
import { type DataOf, memoryRecall, type ReplyOf } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { RecallService } from './recall.service.js';

@Controller()
export class RecallConsumer {
  constructor(private readonly recalls: RecallService) {}

  @Handles(memoryRecall)
  recall(data: DataOf<typeof memoryRecall>, context: RequestHandlerContext): Promise<ReplyOf<typeof memoryRecall>> {
    return this.recalls.recall(context.scope, data);
  }
}
