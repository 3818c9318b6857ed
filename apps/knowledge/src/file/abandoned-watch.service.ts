import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import { FileService } from './file.service.js';

const EVERY_MS = 3_600_000;

/** Removes files that were sent and never named, at the start and every hour: a workspace that sends nothing more would keep them otherwise. */
@Injectable()
export class AbandonedWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    private readonly files: FileService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const look = (): void => {
      this.looking = this.look().catch((error: unknown) => {
        if (!this.stopping.signal.aborted) this.logger.warn({ err: error }, 'abandoned files could not be removed; it is tried again in an hour');
      });
    };
    this.timer = setInterval(look, EVERY_MS).unref();
    look();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    await this.looking;
  }

  async look(): Promise<void> {
    await this.files.removeAbandoned(this.stopping.signal);
  }
}
