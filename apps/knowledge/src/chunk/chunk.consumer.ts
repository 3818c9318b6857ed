import { Controller } from '@nestjs/common';
import { chunkRead, type DataOf, type ReplyOf } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { ChunkService } from './chunk.service.js';

@Controller()
export class ChunkConsumer {
  constructor(private readonly chunks: ChunkService) {}

  @Handles(chunkRead)
  read(data: DataOf<typeof chunkRead>, context: RequestHandlerContext): Promise<ReplyOf<typeof chunkRead>> {
    return this.chunks.read(context.scope, data.chunkId);
  }
}
