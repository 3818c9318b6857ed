import { Controller } from '@nestjs/common';
import { type DataOf, type ReplyOf, streamRead } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { StreamService } from './stream.service.js';

@Controller()
export class StreamConsumer {
  constructor(private readonly streams: StreamService) {}

  @Handles(streamRead)
  read(data: DataOf<typeof streamRead>, context: RequestHandlerContext): Promise<ReplyOf<typeof streamRead>> {
    return this.streams.read(context.scope, data);
  }
}
