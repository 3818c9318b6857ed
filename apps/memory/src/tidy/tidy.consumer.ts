import { Controller } from '@nestjs/common';
import { type DataOf, memoryTidy } from '@rapport/contracts';
import { type DeliveryContext, Handles } from '@rapport/messaging';
import { TidyService } from './tidy.service.js';

@Controller()
export class TidyConsumer {
  constructor(private readonly tidying: TidyService) {}

  @Handles(memoryTidy)
  tidy(_data: DataOf<typeof memoryTidy>, context: DeliveryContext): Promise<void> {
    return this.tidying.tidy(context);
  }
}
