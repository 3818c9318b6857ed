import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { memoryTidy } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { Messenger } from '@rapport/messaging';
import { type Logger, runInContext } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import { nextNight } from './night.rule.js';
import { TidyRepository } from './tidy.repository.js';

const EVERY_MS = 3_600_000;

/** Plans the next night of each workspace of which anything is kept, at the start and every hour. A night that is planned already is left as it is. */
@Injectable()
export class TidyWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly rows: TidyRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const look = (): void => {
      this.looking = this.look().catch((error: unknown) => {
        if (!this.stopped) this.logger.warn({ err: error }, 'the next night could not be planned; it is tried again in an hour');
      });
    };
    this.timer = setInterval(look, EVERY_MS).unref();
    look();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.looking;
  }

  async look(): Promise<void> {
    for (const workspaceId of await this.rows.workspaces()) {
      if (this.stopped) return;
      const envelope = { requestId: randomUUID(), workspaceId, customer: 'all', actor: { kind: 'system', id: 'memory' } } as const;
      const night = nextNight(workspaceId, Date.now());
      const plan = { ...night, lane: `tidy:${night.messageId}` };
      await runInContext(envelope, () => this.unit.run({ workspaceId, customer: 'all' }, () => this.messenger.send(memoryTidy, {}, plan)));
    }
  }
}
