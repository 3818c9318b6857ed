import { totalmem } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ReadResult } from '../reading.types.js';
import type { ThreadAnswer, ThreadOrder } from './thread-message.types.js';

export interface ThreadSettings {
  /** The file that runs in the thread. */
  readonly entry: URL;
  /** By how much the process may grow while a file is read, unpacked bytes outside of the thread's heap included; then the thread is ended. */
  readonly growthMegabytes: number;
}

const MIB = 1024 * 1024;
const GLANCE_MILLISECONDS = 50;
/**
 * Far above what a thread may use: V8 ends the whole process, not the thread, when a heap outruns its limit within one native call (seen with a hostile
 * file at 512). The glances come long before. On a small machine it is half of what there is.
 */
const HEAP_MEGABYTES = Math.min(4_096, Math.floor(Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 / MIB));

export type ThreadEnd = 'time' | 'memory' | 'death';

/** One thread that reads one file at a time. After anything but an answer it is gone for good. */
export class ReadingThread {
  private readonly worker: Worker;
  private settle: ((outcome: ReadResult | ThreadEnd) => void) | undefined;
  private gone = false;

  constructor(private readonly settings: ThreadSettings) {
    this.worker = new Worker(settings.entry, {
      // Nothing of this process's settings and secrets is handed down, and what libraries print about a file is not kept.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on('message', ({ result }: ThreadAnswer) => this.finish(result));
    this.worker.on('error', (error: NodeJS.ErrnoException) => this.end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'death'));
    this.worker.on('messageerror', () => this.end('death'));
    this.worker.on('exit', () => this.end('death'));
  }

  get alive(): boolean {
    return !this.gone;
  }

  /**
   * @param transfer buffers of the order that change hands instead of being copied
   * @param milliseconds after which the thread is ended, whatever it does
   */
  async run(order: ThreadOrder, transfer: readonly ArrayBuffer[], milliseconds: number): Promise<ReadResult | ThreadEnd> {
    if (this.gone) return 'death';
    this.worker.ref();
    const timer = setTimeout(() => this.end('time'), milliseconds);
    const most = process.memoryUsage.rss() + this.settings.growthMegabytes * MIB;
    const glances = setInterval(() => process.memoryUsage.rss() > most && this.end('memory'), GLANCE_MILLISECONDS);
    try {
      return await new Promise<ReadResult | ThreadEnd>((resolve) => {
        this.settle = resolve;
        this.worker.postMessage(order, transfer);
      });
    } finally {
      clearTimeout(timer);
      clearInterval(glances);
      // A thread that waits for work does not keep the process up.
      this.worker.unref();
    }
  }

  async stop(): Promise<void> {
    this.end('death');
    await this.worker.terminate();
  }

  private end(how: ThreadEnd): void {
    this.gone = true;
    this.finish(how);
    void this.worker.terminate();
  }

  private finish(outcome: ReadResult | ThreadEnd): void {
    this.settle?.(outcome);
    this.settle = undefined;
  }
}
