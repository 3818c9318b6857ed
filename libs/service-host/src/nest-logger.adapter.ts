import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@rapport/observability';

/** Nest's own messages on the service's log. What Nest says of each module at the start is of interest only when debugging. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug(String(message));
  }
  error(message: unknown): void {
    this.logger.error(message instanceof Error ? { err: message } : {}, String(message));
  }
  warn(message: unknown): void {
    this.logger.warn(String(message));
  }
  debug(message: unknown): void {
    this.logger.debug(String(message));
  }
  verbose(message: unknown): void {
    this.logger.trace(String(message));
  }
}
