import { Controller } from '@nestjs/common';
import { datasetBuild, datasetCreate, datasetList, datasetPage, datasetRead, type DataOf, type ReplyOf } from '@rapport/contracts';
import { type DeliveryContext, Handles, type RequestHandlerContext } from '@rapport/messaging';
import { BuildService } from './build.service.js';
import { DatasetService } from './dataset.service.js';

@Controller()
export class DatasetConsumer {
  constructor(
    private readonly datasets: DatasetService,
    private readonly builds: BuildService,
  ) {}

  @Handles(datasetCreate)
  create(data: DataOf<typeof datasetCreate>, context: RequestHandlerContext): Promise<ReplyOf<typeof datasetCreate>> {
    return this.datasets.create(context.scope, data.name, data.kind);
  }

  @Handles(datasetRead)
  read(data: DataOf<typeof datasetRead>, context: RequestHandlerContext): Promise<ReplyOf<typeof datasetRead>> {
    return this.datasets.read(context.scope, data.datasetId);
  }

  @Handles(datasetList)
  list(data: DataOf<typeof datasetList>, context: RequestHandlerContext): Promise<ReplyOf<typeof datasetList>> {
    return this.datasets.list(context.scope, data);
  }

  @Handles(datasetPage)
  page(data: DataOf<typeof datasetPage>, context: RequestHandlerContext): Promise<ReplyOf<typeof datasetPage>> {
    return this.datasets.page(context.scope, data);
  }

  @Handles(datasetBuild)
  build(data: DataOf<typeof datasetBuild>, context: DeliveryContext): Promise<void> {
    return this.builds.build(data.datasetId, context);
  }
}
