import { Controller } from '@nestjs/common';
import { type DataOf, importAppend, importRead, importRun, type ImportView } from '@rapport/contracts';
import { type DeliveryContext, Handles, type RequestHandlerContext } from '@rapport/messaging';
import { ImportRunService } from './import-run.service.js';
import { ImportService } from './import.service.js';

@Controller()
export class ImportConsumer {
  constructor(
    private readonly imports: ImportService,
    private readonly runs: ImportRunService,
  ) {}

  @Handles(importAppend)
  append(data: DataOf<typeof importAppend>, context: RequestHandlerContext): Promise<ImportView> {
    const { kind, id } = context.envelope.actor;
    return this.imports.append(context.scope, data, `${kind}:${id}`);
  }

  @Handles(importRead)
  read(data: DataOf<typeof importRead>, context: RequestHandlerContext): Promise<ImportView> {
    return this.imports.read(context.scope, data.importId);
  }

  @Handles(importRun)
  run(data: DataOf<typeof importRun>, context: DeliveryContext): Promise<void> {
    return this.runs.run(data, context);
  }
}
