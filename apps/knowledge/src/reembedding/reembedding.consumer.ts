import { Controller } from '@nestjs/common';
import { chunkReembed, chunkReembedding, type DataOf, type ReplyOf } from '@rapport/contracts';
import { type DeliveryContext, Handles, type RequestHandlerContext } from '@rapport/messaging';
import { Reembedder } from '@rapport/service-host';

@Controller()
export class ReembeddingConsumer {
  constructor(private readonly reembedder: Reembedder) {}

  @Handles(chunkReembed)
  renew(data: DataOf<typeof chunkReembed>, context: DeliveryContext): Promise<void> {
    return this.reembedder.renew(data, context);
  }

  @Handles(chunkReembedding)
  read(_data: DataOf<typeof chunkReembedding>, context: RequestHandlerContext): Promise<ReplyOf<typeof chunkReembedding>> {
    return this.reembedder.read(context.scope);
  }
}
