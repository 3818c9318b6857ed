import { Inject, Injectable } from '@nestjs/common';
import { memoryTidy, workspaceRead } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { type DeliveryContext, Messenger } from '@rapport/messaging';
import type { Logger } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import { TidyRepository } from './tidy.repository.js';

const DAY_MS = 86_400_000;
/** Rows of one transaction: nobody waits long behind it. */
const AT_ONCE = 200;
/** Transactions of one delivery, so that it ends well within its time. */
const TRANSACTIONS = 100;
/** An import arrives with one request, which ends long before. */
const ABANDONED_DAYS = 2;

type Removal = (workspaceId: string, before: Date, limit: number) => Promise<number>;

/** Deletes for good what a workspace keeps no longer (system row E10), some rows at a time; killed, it goes on with what is left. */
@Injectable()
export class TidyService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly rows: TidyRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async tidy(context: DeliveryContext): Promise<void> {
    const { memoryRetentionDays } = await this.messenger.request(workspaceRead, {});
    const removed: Record<string, number> = {};
    let left = TRANSACTIONS;
    for (const [store, days, removal] of this.removals(memoryRetentionDays ?? null)) {
      const before = new Date(Date.now() - days * DAY_MS);
      for (let rows = AT_ONCE; rows === AT_ONCE && left > 0; left -= 1) {
        context.signal.throwIfAborted();
        rows = await this.unit.run(context.scope, () => removal(context.scope.workspaceId, before, AT_ONCE));
        removed[store] = (removed[store] ?? 0) + rows;
      }
    }
    if (Object.values(removed).some((rows) => rows > 0)) this.logger.info({ removed }, 'what is kept no longer was deleted');
    // More may be there: the rest has a turn of its own, in a lane of its own: the next night waits in none of them.
    if (left === 0) await context.effect(async () => void (await this.messenger.send(memoryTidy, {}, { lane: `tidy:${context.messageId}` })));
  }

  /** What goes after how many days, in this order. */
  private removals(retentionDays: number | null): readonly (readonly [store: string, days: number, removal: Removal])[] {
    const { rows } = this;
    const abandoned = [
      ['ai.import_lines', ABANDONED_DAYS, (...given) => rows.abandonedLines(...given)],
      ['ai.imports', ABANDONED_DAYS, (...given) => rows.abandonedImports(...given)],
    ] as const satisfies readonly (readonly [string, number, Removal])[];
    if (retentionDays === null) return abandoned;
    return [
      ...abandoned,
      ['ai.user_interactions', retentionDays, (...given) => rows.interactions(...given)],
      ['ai.user_memory', retentionDays, (...given) => rows.facts(...given)],
      ['ai.user_profiles', retentionDays, (...given) => rows.profiles(...given)],
    ];
  }
}
