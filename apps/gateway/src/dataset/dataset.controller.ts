import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  datasetCreate,
  datasetCreateBody,
  datasetExportQuery,
  datasetList,
  datasetPageOf,
  datasetRead,
  datasetView,
  idParam,
  listQuery,
  type DatasetCreateBody,
  type DatasetExportQuery,
  type IdParam,
  type ListQuery,
} from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import { Access } from '../access/access.decorator.js';
import { Audited } from '../audit/audited.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import { ExportStreamService } from './export-stream.service.js';

@ApiTags('Training')
@Controller('v1/datasets')
export class DatasetController {
  constructor(
    private readonly messenger: Messenger,
    private readonly exports: ExportStreamService,
  ) {}

  @Post()
  @Access({ scope: 'datasets:write' })
  @Audited('dataset.created')
  @Answers(202, 'Build a dataset of the approved examples', datasetView)
  createDataset(@Body({ schema: datasetCreateBody }) body: DatasetCreateBody) {
    return this.messenger.request(datasetCreate, body);
  }

  @Get()
  @Access({ scope: 'datasets:read' })
  @Answers(200, 'Datasets, the newest first', datasetPageOf)
  listDatasets(@Query({ schema: listQuery }) query: ListQuery) {
    return this.messenger.request(datasetList, query);
  }

  @Get(':id')
  @Access({ scope: 'datasets:read' })
  @Answers(200, 'A dataset: its state, its splits, and what was replaced by placeholders', datasetView)
  readDataset(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(datasetRead, { datasetId: id });
  }

  @Get(':id/export')
  @Access({ scope: 'datasets:read' })
  @Audited('dataset.exported')
  @Answers(200, 'Export a dataset as JSON lines in the chat fine-tuning format, personal data replaced by placeholders')
  @ApiProduces('application/jsonl')
  async exportDataset(@Param({ schema: idParam }) { id }: IdParam, @Query({ schema: datasetExportQuery }) { split }: DatasetExportQuery) {
    const { state } = await this.messenger.request(datasetRead, { datasetId: id });
    if (state !== 'ready') throw new AppError('conflict', 'the dataset is not ready', { userMessage: `The dataset is ${state}. Export it once it is ready.` });
    return new StreamableFile(await this.exports.open(id, split), {
      type: 'application/jsonl; charset=utf-8',
      disposition: `attachment; filename="${id}.jsonl"`,
    });
  }
}
