import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pause } from '../wait/eventually.rule.js';

/** Postgres refuses to run as root: then as whom it runs. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

export interface PostgresProcessOptions {
  /** Folder of the `postgres` program. */
  readonly binaries: string;
  readonly data: string;
  readonly port: number;
  readonly settings: readonly string[];
  readonly account: Account;
}

/** How often a start is tried: what a killed one left in shared memory stands in the way until its last child has seen that it is alone. */
const MOST_STARTS = 100;

/** The server's process, with all of its children. */
export class PostgresProcess {
  private server: ChildProcess | undefined;
  private readonly endWithUs = (): void => void this.server?.kill('SIGQUIT');

  constructor(private readonly options: PostgresProcessOptions) {}

  start(): void {
    const { binaries, data, port, settings, account } = this.options;
    const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
    process.off('exit', this.endWithUs);
    process.once('exit', this.endWithUs);
    this.server = spawn(join(binaries, 'postgres'), args, { ...account, cwd: data, stdio: 'ignore' });
  }

  /** Starts it again after {@link kill}: it recovers by its write-ahead log. @param ready throws until the server takes connections */
  async restart(ready: () => Promise<void>): Promise<void> {
    for (let attempt = 0; attempt < MOST_STARTS; attempt += 1) {
      this.start();
      for (let look = 0; look < 600 && !this.hasEnded; look += 1) {
        if (await ready().then(() => true, () => false)) return;
        await pause(50);
      }
      await pause(100);
    }
    throw new Error('Postgres did not come back');
  }

  /** Ends every process of it at once, as a power cut would. */
  async kill(): Promise<void> {
    const pid = this.server?.pid;
    if (pid === undefined || this.hasEnded) return;
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
    await this.end('SIGKILL');
    for (const child of children.split(' ').map(Number).filter((each) => each > 0)) {
      try {
        process.kill(child, 'SIGKILL');
      } catch {
        // It has seen that it is alone and ended.
      }
    }
  }

  /** Ends it without waiting for its clients. */
  async stop(): Promise<void> {
    process.off('exit', this.endWithUs);
    await this.end('SIGQUIT');
  }

  private get hasEnded(): boolean {
    return !this.server || this.server.exitCode !== null || this.server.signalCode !== null;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.server || this.hasEnded) return;
    const ended = new Promise((exit) => this.server?.once('exit', exit));
    this.server.kill(signal);
    await ended;
  }
}
