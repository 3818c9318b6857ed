import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { datasetNightly, trainingPage, workspaceRead } from '@rapport/contracts';
import { type DeliveryContext, Messenger } from '@rapport/messaging';
import { DatasetService } from '../dataset/dataset.service.js';
import { untilLocalHour } from './next-night.rule.js';

const HOUR = 2;

/** The snapshot that is taken every night at 02:00 of the workspace. */
@Injectable()
export class NightlyService {
  constructor(
    private readonly messenger: Messenger,
    private readonly datasets: DatasetService,
  ) {}

  /** Plans the first night of a new workspace. */
  async plan(context: DeliveryContext): Promise<void> {
    const { timeZone } = await this.messenger.request(workspaceRead, {});
    await context.effect(() => this.planNext(context.scope.workspaceId, timeZone));
  }

  /** One night: a dataset when there is anything to put into it, and the plan of the next night. */
  async night(context: DeliveryContext): Promise<void> {
    const { timeZone } = await this.messenger.request(workspaceRead, {});
    const { examples } = await this.messenger.request(trainingPage, { cursor: null, limit: 1 });
    await context.effect(async () => {
      if (examples.length > 0) {
        const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
        await this.datasets.add(context.scope, `nightly ${day}`, 'chat');
      }
      await this.planNext(context.scope.workspaceId, timeZone);
    });
  }

  /** Two plans of one night have the same id, so there is one. */
  private async planNext(workspaceId: string, timeZone: string): Promise<void> {
    const now = Date.now();
    const delayMs = untilLocalHour(now, timeZone, HOUR);
    const due = Math.round((now + delayMs) / 60_000);
    const hex = createHash('sha256').update(`nightly:${workspaceId}:${due}`).digest('hex');
    const messageId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    await this.messenger.send(datasetNightly, { workspaceId }, { lane: `nightly:${workspaceId}`, delayMs, messageId });
  }
}
