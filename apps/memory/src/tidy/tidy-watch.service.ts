import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { memoryTidy } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { Messenger } from '@rapport/messaging';
import { type Logger, runInContext } from '@rapport/observability';
import { HourlyWatch, LOGGER } from '@rapport/service-host';
import { nextNight } from './night.rule.js';
import { TidyRepository } from './tidy.repository.js';

/** Plans the next night of each workspace of which anything is kept. A night that is planned already is left as it is. */
@Injectable()
export class TidyWatch extends HourlyWatch {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly rows: TidyRepository,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger, 'the next night could not be planned; it is tried again in an hour');
  }

  override async look(): Promise<void> {
    for (const workspaceId of await this.rows.workspaces()) {
      if (this.stopping.signal.aborted) return;
      const envelope = { requestId: randomUUID(), workspaceId, customer: 'all', actor: { kind: 'system', id: 'memory' } } as const;
      const night = nextNight(workspaceId, Date.now());
      const plan = { ...night, lane: `tidy:${night.messageId}` };
      await runInContext(envelope, () => this.unit.run({ workspaceId, customer: 'all' }, () => this.messenger.send(memoryTidy, {}, plan)));
    }
  }
}
