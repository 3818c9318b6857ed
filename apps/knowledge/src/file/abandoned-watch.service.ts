import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@rapport/observability';
import { HourlyWatch, LOGGER } from '@rapport/service-host';
import { FileService } from './file.service.js';

/** Removes files that were sent and never named: a workspace that sends nothing more would keep them otherwise. */
@Injectable()
export class AbandonedWatch extends HourlyWatch {
  constructor(
    private readonly files: FileService,
    @Inject(LOGGER) logger: Logger,
  ) {
    super(logger, 'abandoned files could not be removed; it is tried again in an hour');
  }

  override async look(): Promise<void> {
    await this.files.removeAbandoned(this.stopping.signal);
  }
}
