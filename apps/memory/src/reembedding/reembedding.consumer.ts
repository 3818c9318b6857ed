import { Controller } from '@nestjs/common';
import { type DataOf, memoryReembed, memoryReembedding, type ReplyOf } from '@rapport/contracts';
import { type DeliveryContext, Handles, type RequestHandlerContext } from '@rapport/messaging';
import { Reembedder } from '@rapport/service-host';

@Controller()
export class ReembeddingConsumer {
  constructor(private readonly reembedder: Reembedder) {}

  @Handles(memoryReembed)
  renew(data: DataOf<typeof memoryReembed>, context: DeliveryContext): Promise<void> {
    return this.reembedder.renew(data, context);
  }

  @Handles(memoryReembedding)
  read(_data: DataOf<typeof memoryReembedding>, context: RequestHandlerContext): Promise<ReplyOf<typeof memoryReembedding>> {
    return this.reembedder.read(context.scope);
  }
}
