import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environment } from '@rapport/config';
import { freePort } from '../net/free-port.rule.js';
import { pause } from '../wait/eventually.rule.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

export interface ProgramOptions {
  /** The script, relative to the top of the repository: `apps/standalone/dist/main.js`. */
  readonly script: string;
  /** Added to this process's environment; PORT is the program's own. */
  readonly env: Readonly<Record<string, string>>;
  /** Its port for good; a free one when left out. */
  readonly port?: number;
  /** Path that answers 200 when the program is ready, `/health/ready` by default. */
  readonly ready?: string;
  /** Arguments of Node before the script. */
  readonly flags?: readonly string[];
  /** How long a start may take, 10 min by default. */
  readonly withinMs?: number;
}

/** One program of the repository as a process, as an operator runs it: what the build made, on a port of the loopback that it keeps. */
export class Program {
  private child: ChildProcess | undefined;
  private port: number;
  private complaint = '';

  constructor(private readonly options: ProgramOptions) {
    this.port = options.port ?? 0;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** It was started and is gone, by whomever. */
  get hasEnded(): boolean {
    return this.child !== undefined && hasEnded(this.child);
  }

  /** Starts it, or starts it again. @returns after how many ms it was ready @throws Error with what it said when it ended instead */
  async start(): Promise<number> {
    const { script, env, flags = [], ready = '/health/ready', withinMs = 600_000 } = this.options;
    const from = performance.now();
    if (this.port === 0) this.port = await freePort();
    const child = spawn(process.execPath, [...flags, script], { cwd: ROOT, env: { ...environment(), ...env, PORT: String(this.port) }, stdio: ['ignore', 'ignore', 'pipe'] });
    this.child = child;
    this.complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (this.complaint = (this.complaint + chunk.toString()).slice(-4_000)));
    // Whatever becomes of this process, it leaves none behind.
    const end = (): boolean => child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    while (!(await this.answers(ready))) {
      if (hasEnded(child)) throw new Error(`${script} ended instead of starting: ${this.complaint}`);
      if (performance.now() - from > withinMs) throw new Error(`${script} was not ready in time: ${this.complaint}`);
      // Looking often takes its part of a busy machine from the program.
      await pause(performance.now() - from < 5_000 ? 20 : 250);
    }
    return performance.now() - from;
  }

  /** Ends it as a power cut would. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Asks it to end, and waits until it has. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async answers(path: string): Promise<boolean> {
    const answer = await fetch(this.url + path, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    await answer?.text().catch(() => undefined);
    return answer?.ok ?? false;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
