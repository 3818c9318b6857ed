import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  datasetBuild,
  type DatasetView,
  type DataOf,
  type datasetList,
  type datasetPage,
  type ReplyOf,
} from '@rapport/contracts';
import { fromCursor, pageFrom, type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { Messenger } from '@rapport/messaging';
import { chatLine } from './chat-line.rule.js';
import type { DatasetEntity } from './dataset.entity.js';
import { toView } from './dataset.mapper.js';
import { DatasetRepository } from './dataset.repository.js';

/** What a tuned model is told; the same line goes with every example and with every call of that model. */
const SYSTEM = 'You answer the customers of a business, briefly and exactly, from its own documents.';

@Injectable()
export class DatasetService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly datasets: DatasetRepository,
  ) {}

  async create(scope: Scope, name: string, kind: DatasetView['kind']): Promise<DatasetView> {
    return this.unit.run(scope, () => this.add(scope, name, kind));
  }

  /** Adds a dataset and the order to build it, in the open unit of work. */
  async add(scope: Scope, name: string, kind: DatasetView['kind']): Promise<DatasetView> {
    const dataset = await this.datasets.add({ id: randomUUID(), workspaceId: scope.workspaceId, name, kind });
    await this.messenger.send(datasetBuild, { datasetId: dataset.id }, { lane: dataset.id });
    return toView(dataset);
  }

  async read(scope: Scope, id: string): Promise<DatasetView> {
    return toView(await this.unit.run(scope, () => this.find(id)));
  }

  async list(scope: Scope, query: DataOf<typeof datasetList>): Promise<ReplyOf<typeof datasetList>> {
    const after = fromCursor(query.cursor);
    const found = await this.unit.run(scope, () => this.datasets.list(after, query.limit + 1));
    return pageFrom(found, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }), toView);
  }

  /** A page of the export. Only what is ready leaves: before that a line might not be scrubbed yet. */
  async page(scope: Scope, query: DataOf<typeof datasetPage>): Promise<ReplyOf<typeof datasetPage>> {
    const examples = await this.unit.run(scope, async () => {
      const dataset = await this.find(query.datasetId);
      if (dataset.state !== 'ready') {
        throw new AppError('conflict', `dataset is ${dataset.state}`, {
          userMessage: `The dataset is ${dataset.state}; export it when it is ready.`,
        });
      }
      return this.datasets.examples(query.datasetId, query.split, query.cursor, query.limit);
    });
    return {
      lines: examples.map(({ question, answer }) => chatLine(SYSTEM, question, answer)),
      nextCursor: examples.length === query.limit ? (examples.at(-1)?.id ?? null) : null,
    };
  }

  private async find(id: string): Promise<DatasetEntity> {
    const dataset = await this.datasets.find(id);
    if (!dataset) throw AppError.notFound('dataset');
    return dataset;
  }
}
