import { READING_LIMITS } from './reading-limits.data.js';
import type { FileHints, PieceSize, ReadingLimits, ReadResult } from './reading.types.js';
import { ReadingThread, type ThreadEnd } from './thread/reading-thread.adapter.js';

export interface ReaderOptions {
  /** Files that are read at the same time; default 1. Further ones wait. */
  readonly threads?: number;
  /** By how much the process may grow while a file is read, all that others do in it included; default 768. */
  readonly growthMegabytes?: number;
  /** An idle thread is ended after this long, so that nothing of it stays in memory; default 30,000. */
  readonly idleMilliseconds?: number;
  /** The file that runs in a thread; default this service's own. */
  readonly entry?: URL;
}

export interface ReadOptions extends Partial<ReadingLimits> {
  /** The bytes may be taken from the caller, whose array is empty afterwards; otherwise they are copied. */
  readonly transfer?: boolean;
  /** Cuts the sections in the thread too, where it holds nobody up. */
  readonly pieces?: PieceSize;
}

/** Threads run compiled code: from the sources, as in specs, the built file beside them is taken. */
const ENTRY = new URL('./thread/main.js', import.meta.url.replace('/apps/knowledge/src/', '/apps/knowledge/dist/'));

const ENDINGS: Readonly<Record<ThreadEnd, string>> = {
  time: 'Reading the file took too long and was broken off. Split it into smaller files, or save it as plain text.',
  memory: 'Reading the file takes more memory than it may. Split it into smaller files, or save it as plain text.',
  death: 'The file could not be read: reading it broke down. Save it anew or in another format and upload it again.',
};

/**
 * Reads files of many kinds in threads of their own: no file, however large or hostile, holds up or ends the process. Threads start with
 * the first file and end when idle. Needs nothing but its options; end it with `close`.
 */
export class ReaderService {
  private readonly idle: ReadingThread[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly running = new Set<ReadingThread>();
  private readonly timers = new Map<ReadingThread, NodeJS.Timeout>();
  private busy = 0;
  private closed = false;

  constructor(private readonly options: ReaderOptions = {}) {}

  /**
   * @param bytes the file as it was received
   * @param hints what is known of it
   * @param options limits that differ from `READING_LIMITS`
   * @returns what stands in it, or the fault; never rejects because of a file
   */
  async read(bytes: Uint8Array, hints: FileHints, { transfer = false, pieces, ...given }: ReadOptions = {}): Promise<ReadResult> {
    const limits = { ...READING_LIMITS, ...given };
    if (bytes.byteLength > limits.bytes) return { fault: `The file is larger than ${megabytes(limits.bytes)} MB. Split it into smaller files.` };
    await this.turn();
    try {
      if (this.closed) return { fault: ENDINGS.death };
      const thread = this.take();
      const own = transfer && ownsBuffer(bytes) ? bytes : new Uint8Array(bytes);
      const outcome = await thread.run({ bytes: own, hints, limits, pieces }, [own.buffer as ArrayBuffer], limits.milliseconds);
      this.giveBack(thread);
      return typeof outcome === 'string' ? { fault: ENDINGS[outcome] } : outcome;
    } finally {
      this.busy -= 1;
      this.waiting.shift()?.();
    }
  }

  /** Ends all threads; files that are being read get a fault. */
  async close(): Promise<void> {
    this.closed = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    const threads = [...this.running, ...this.idle.splice(0)];
    await Promise.all(threads.map((thread) => thread.stop()));
  }

  /** Nest's hook. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  private async turn(): Promise<void> {
    while (this.busy >= (this.options.threads ?? 1)) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy += 1;
  }

  private take(): ReadingThread {
    let thread = this.idle.pop();
    while (thread && !thread.alive) thread = this.idle.pop();
    const { entry = ENTRY, growthMegabytes = 768 } = this.options;
    thread ??= new ReadingThread({ entry, growthMegabytes });
    clearTimeout(this.timers.get(thread));
    this.timers.delete(thread);
    this.running.add(thread);
    return thread;
  }

  private giveBack(thread: ReadingThread): void {
    this.running.delete(thread);
    if (!thread.alive || this.closed) return;
    this.idle.push(thread);
    const timer = setTimeout(() => {
      this.timers.delete(thread);
      const at = this.idle.indexOf(thread);
      if (at >= 0) this.idle.splice(at, 1);
      void thread.stop();
    }, this.options.idleMilliseconds ?? 30_000);
    this.timers.set(thread, timer.unref());
  }
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

/** Small arrays of Node lie in a pool they share with others, which must not change hands. */
function ownsBuffer(bytes: Uint8Array): boolean {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
}
