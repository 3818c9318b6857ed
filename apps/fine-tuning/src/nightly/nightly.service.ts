import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { datasetNightly, trainingPage, workspaceRead } from '@rapport/contracts';
import { isAppError, isRetryable } from '@rapport/errors';
import { type DeliveryContext, Messenger } from '@rapport/messaging';
import type { Logger } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import { DatasetService } from '../dataset/dataset.service.js';
import { untilLocalHour } from './next-night.rule.js';

const HOUR = 2;
/** After a night on which nobody answered. */
const AGAIN_MS = 3_600_000;

/** The snapshot that is taken every night at 02:00 of the workspace. */
@Injectable()
export class NightlyService {
  constructor(
    private readonly messenger: Messenger,
    private readonly datasets: DatasetService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Plans the first night of a new workspace. */
  async plan(context: DeliveryContext): Promise<void> {
    const { timeZone } = await this.messenger.request(workspaceRead, {});
    await context.effect(() => this.planNext(context.scope.workspaceId, timeZone));
  }

  /** One night: a dataset when there is anything to put into it, and the plan of the next night. */
  async night(context: DeliveryContext): Promise<void> {
    const night = await this.look(context);
    await context.effect(async () => {
      if (!night) return this.send(context.scope.workspaceId, AGAIN_MS);
      const { examples, timeZone } = night;
      if (examples.length > 0) {
        const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
        await this.datasets.add(context.scope, `nightly ${day}`, 'chat');
      }
      await this.planNext(context.scope.workspaceId, timeZone);
    });
  }

  /** @returns null on the last try, and when trying again can't help: the chain of nights must not break there */
  private async look(context: DeliveryContext): Promise<{ timeZone: string; examples: readonly unknown[] } | null> {
    if (context.lastAttempt) return null;
    try {
      const { timeZone } = await this.messenger.request(workspaceRead, {});
      const { examples } = await this.messenger.request(trainingPage, { cursor: null, limit: 1 });
      return { timeZone, examples };
    } catch (error) {
      const noWorkspace = isAppError(error) && error.code === 'not_found';
      if (noWorkspace || isRetryable(error)) throw error;
      this.logger.error({ err: error }, 'no nightly dataset could be made; it is tried again in an hour');
      return null;
    }
  }

  private planNext(workspaceId: string, timeZone: string): Promise<void> {
    return this.send(workspaceId, untilLocalHour(Date.now(), timeZone, HOUR));
  }

  /** Two plans of one night have the same id, so there is one. */
  private async send(workspaceId: string, delayMs: number): Promise<void> {
    const due = Math.round((Date.now() + delayMs) / 60_000);
    const hex = createHash('sha256').update(`nightly:${workspaceId}:${due}`).digest('hex');
    const messageId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    await this.messenger.send(datasetNightly, { workspaceId }, { lane: `nightly:${workspaceId}`, delayMs, messageId });
  }
}
