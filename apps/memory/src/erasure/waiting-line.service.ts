import { Injectable } from '@nestjs/common';
import { erasureMatch } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { Messenger } from '@rapport/messaging';
import { type ErasureRound, StoreEraser } from '@rapport/service-host';
import { readLine } from '../import/read-line.rule.js';
import { type WaitingLine, WaitingLineRepository } from './waiting-line.repository.js';

const AT_ONCE = 200;
const REASON = 'customer: was erased while the line waited';

/** Takes the lines of an erased customer out of the imports that wait. Lines name customers by identifiers, which only the gateway can compare. */
@Injectable()
export class WaitingLineService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly messenger: Messenger,
    private readonly lines: WaitingLineRepository,
    private readonly eraser: StoreEraser,
  ) {}

  async drop(round: ErasureRound, signal: AbortSignal): Promise<void> {
    const { workspaceId, customerId } = round.erased;
    const scope = { workspaceId, customer: customerId };
    let last: WaitingLine | null = null;
    for (;;) {
      signal.throwIfAborted();
      const page: WaitingLine[] = await this.unit.run(scope, () => this.lines.after(workspaceId, last, AT_ONCE));
      const his = await this.linesOf(round.erased.erasureId, page);
      if (his.length > 0) await this.unit.run(scope, () => this.refuse(round, his));
      if (page.length < AT_ONCE) return;
      last = page.at(-1) ?? null;
    }
  }

  private async linesOf(erasureId: string, page: readonly WaitingLine[]): Promise<WaitingLine[]> {
    const named = page.flatMap((line) => {
      const read = readLine(line.body);
      return 'conversation' in read ? [{ line, customer: read.conversation.customer }] : [];
    });
    if (named.length === 0) return [];
    const { matches } = await this.messenger.request(erasureMatch, { erasureId, customers: named.map(({ customer }) => customer) });
    return named.filter((_, index) => matches[index] === true).map(({ line }) => line);
  }

  private async refuse(round: ErasureRound, his: readonly WaitingLine[]): Promise<void> {
    const rows = await this.lines.refuse(round.erased.workspaceId, his, REASON);
    if (rows > 0) await this.eraser.note(round, [{ store: 'ai.import_lines', action: 'deleted', rows }]);
  }
}
