import { Controller } from '@nestjs/common';
import { type DataOf, documentAppend, type ReplyOf } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { FileService } from './file.service.js';

@Controller()
export class FileConsumer {
  constructor(private readonly files: FileService) {}

  @Handles(documentAppend)
  append(data: DataOf<typeof documentAppend>, context: RequestHandlerContext): Promise<ReplyOf<typeof documentAppend>> {
    return this.files.append(context.scope, data);
  }
}
