import type { Logger } from './logger.factory.js';

/** Ends a process in order: what was added last is closed first. A second signal, or 25 s, ends it at once. */
export class Shutdown {
  private readonly closers: { name: string; close: () => Promise<void> }[] = [];
  private ending: Promise<void> | undefined;

  constructor(private readonly logger: Logger) {}

  /** Adds something to close. */
  add(name: string, close: () => Promise<void>): void {
    this.closers.push({ name, close });
  }

  /** Closes everything; a closer that fails is reported and does not stop the others. */
  run(): Promise<void> {
    this.ending ??= this.closeAll();
    return this.ending;
  }

  /** Runs on SIGINT and SIGTERM, then ends the process. */
  listen(): void {
    const end = (): void => {
      if (this.ending) process.exit(1);
      setTimeout(() => process.exit(1), 25_000).unref();
      void this.run().then(() => process.exit(0));
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  }

  private async closeAll(): Promise<void> {
    for (const { name, close } of this.closers.toReversed()) {
      try {
        await close();
      } catch (error) {
        this.logger.error({ err: error, part: name }, 'could not close a part');
      }
    }
  }
}
