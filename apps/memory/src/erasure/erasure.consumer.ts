import { Controller } from '@nestjs/common';
import { type DataOf, erasureStarted } from '@rapport/contracts';
import { type DeliveryContext, Handles } from '@rapport/messaging';
import { StoreEraser } from '@rapport/service-host';
import { IndexCache } from '../recall/index-cache.service.js';
import { ErasureRepository } from './erasure.repository.js';
import { WaitingLineService } from './waiting-line.service.js';

@Controller()
export class ErasureConsumer {
  constructor(
    private readonly eraser: StoreEraser,
    private readonly lines: WaitingLineService,
    private readonly rows: ErasureRepository,
    private readonly indexes: IndexCache,
  ) {}

  @Handles(erasureStarted)
  async erase(data: DataOf<typeof erasureStarted>, context: DeliveryContext): Promise<void> {
    const round = await this.eraser.roundOf(data, context);
    // Lines that wait come first: none of them may be remembered after the tables were emptied.
    await this.lines.drop(round, context.signal);
    await this.eraser.empty(round, this.rows.stores, context);
    this.indexes.forget(round.erased.workspaceId, round.erased.customerId);
  }
}
