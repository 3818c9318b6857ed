import { Controller } from '@nestjs/common';
import { type DataOf, memoryCorrect, memoryDelete, memoryErase, memoryExport, memoryList, type ReplyOf } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { RecordService } from './record.service.js';

@Controller()
export class RecordConsumer {
  constructor(private readonly records: RecordService) {}

  @Handles(memoryList)
  list(data: DataOf<typeof memoryList>, context: RequestHandlerContext): Promise<ReplyOf<typeof memoryList>> {
    return this.records.list(context.scope, data);
  }

  @Handles(memoryCorrect)
  correct(data: DataOf<typeof memoryCorrect>, context: RequestHandlerContext): Promise<ReplyOf<typeof memoryCorrect>> {
    return this.records.correct(context.scope, data);
  }

  @Handles(memoryDelete)
  remove(data: DataOf<typeof memoryDelete>, context: RequestHandlerContext): Promise<ReplyOf<typeof memoryDelete>> {
    return this.records.remove(context.scope, data);
  }

  @Handles(memoryExport)
  export(data: DataOf<typeof memoryExport>, context: RequestHandlerContext): Promise<ReplyOf<typeof memoryExport>> {
    return this.records.export(context.scope, data);
  }

  @Handles(memoryErase)
  erase(_data: DataOf<typeof memoryErase>, context: RequestHandlerContext): Promise<ReplyOf<typeof memoryErase>> {
    return this.records.erase(context.scope);
  }
}
