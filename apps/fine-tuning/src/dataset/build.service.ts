import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type ReplyOf, trainingPage } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { type DeliveryContext, Messenger } from '@rapport/messaging';
import { ScrubService, type Scrubber } from '../scrub/scrub.service.js';
import { DatasetExampleEntity } from './dataset-example.entity.js';
import { DatasetRepository } from './dataset.repository.js';
import { splitOf } from './split.rule.js';

const PAGE = 200;
type Example = ReplyOf<typeof trainingPage>['examples'][number];

/** Takes the snapshot of a dataset page by page; every page may be done twice, so a crash costs one page. */
@Injectable()
export class BuildService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly datasets: DatasetRepository,
    private readonly scrubs: ScrubService,
  ) {}

  async build(datasetId: string, context: DeliveryContext): Promise<void> {
    try {
      await this.fill(datasetId, context);
    } catch (error) {
      if (!context.lastAttempt) throw error;
      await context.effect(() => this.datasets.fail(datasetId, 'The examples could not be fetched. Create the dataset again in a while.'));
      return;
    }
    await context.effect(() => this.datasets.finish(datasetId));
  }

  private async fill(datasetId: string, context: DeliveryContext): Promise<void> {
    await this.unit.run(context.scope, () => this.datasets.startBuilding(datasetId));
    const scrubber = this.scrubs.begin();
    let cursor: string | null = null;
    do {
      context.signal.throwIfAborted();
      const page: ReplyOf<typeof trainingPage> = await this.messenger.request(trainingPage, { cursor, limit: PAGE });
      const rows: DatasetExampleEntity[] = [];
      for (const example of page.examples) rows.push(await this.row(datasetId, context.scope, scrubber, example));
      await this.unit.run(context.scope, () => this.datasets.addExamples(rows));
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  private async row(datasetId: string, scope: Scope, scrubber: Scrubber, example: Example): Promise<DatasetExampleEntity> {
    const scrubbed = await scrubber.scrub(example.customerId, example.question, example.answer);
    return Object.assign(new DatasetExampleEntity(), {
      id: randomUUID(),
      workspaceId: scope.workspaceId,
      datasetId,
      customerId: example.customerId,
      conversationId: example.conversationId,
      sourceId: example.id,
      split: splitOf(example.conversationId),
      intent: example.intent,
      quality: example.quality,
      ...scrubbed,
    });
  }
}
