import { Controller } from '@nestjs/common';
import { datasetNightly, type DataOf, workspaceCreated } from '@rapport/contracts';
import { type DeliveryContext, Handles } from '@rapport/messaging';
import { NightlyService } from './nightly.service.js';

@Controller()
export class NightlyConsumer {
  constructor(private readonly nights: NightlyService) {}

  @Handles(workspaceCreated)
  plan(_data: DataOf<typeof workspaceCreated>, context: DeliveryContext): Promise<void> {
    return this.nights.plan(context);
  }

  @Handles(datasetNightly)
  night(_data: DataOf<typeof datasetNightly>, context: DeliveryContext): Promise<void> {
    return this.nights.night(context);
  }
}
