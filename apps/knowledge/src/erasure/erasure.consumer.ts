import { Controller } from '@nestjs/common';
import { type DataOf, erasureStarted } from '@rapport/contracts';
import { type DeliveryContext, Handles } from '@rapport/messaging';
import { StoreEraser } from '@rapport/service-host';
import { ErasureRepository } from './erasure.repository.js';

@Controller()
export class ErasureConsumer {
  constructor(
    private readonly eraser: StoreEraser,
    private readonly rows: ErasureRepository,
  ) {}

  @Handles(erasureStarted)
  async erase(data: DataOf<typeof erasureStarted>, context: DeliveryContext): Promise<void> {
    await this.eraser.empty(await this.eraser.roundOf(data, context), this.rows.stores, context);
  }
}
