import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Logger } from '@rapport/observability';

const EVERY_MS = 3_600_000;

/** Looks after something at the start and every hour, and has ended before its service does. */
export abstract class HourlyWatch implements OnApplicationBootstrap, OnModuleDestroy {
  /** Aborted when the service ends. */
  protected readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  /** @param fault what is logged after a look that failed */
  protected constructor(
    private readonly logger: Logger,
    private readonly fault: string,
  ) {}

  abstract look(): Promise<void>;

  onApplicationBootstrap(): void {
    const look = (): void => {
      this.looking = this.look().catch((error: unknown) => {
        if (!this.stopping.signal.aborted) this.logger.warn({ err: error }, this.fault);
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
}
