import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file up to here stays in memory; of larger ones, however many come at once, only the piece at hand does. */
const IN_MEMORY = 1024 * 1024;

/** A file on its way through the door: in memory when small, else in the folder for temporary files. */
export class ReceivedFile {
  private kept: Buffer[] = [];
  private path: string | undefined;

  private constructor(readonly fileName: string) {}

  size = 0;
  /** In hex, of all bytes. */
  sha256 = '';

  /**
   * Takes a file in.
   *
   * @param fileName as the sender calls it, trusted in nothing
   * @param stream its bytes
   * @throws whatever the stream throws; nothing of the file is left then
   */
  static async receive(fileName: string, stream: AsyncIterable<Buffer>): Promise<ReceivedFile> {
    const file = new ReceivedFile(fileName);
    try {
      await file.take(stream);
      return file;
    } catch (error) {
      await file.discard();
      throw error;
    }
  }

  /** All of it. For small files only. */
  bytes(): Promise<Buffer> {
    return this.path === undefined ? Promise.resolve(Buffer.concat(this.kept, this.size)) : readFile(this.path);
  }

  /** All of it, in pieces of at most so many bytes. */
  async *pieces(most: number): AsyncGenerator<Buffer> {
    if (this.path === undefined) {
      const whole = await this.bytes();
      for (let at = 0; at < whole.length; at += most) yield whole.subarray(at, at + most);
      return;
    }
    yield* createReadStream(this.path, { highWaterMark: most }) as AsyncIterable<Buffer>;
  }

  /** Leaves nothing of it behind. */
  async discard(): Promise<void> {
    this.kept = [];
    if (this.path !== undefined) await rm(this.path, { force: true });
  }

  private async take(stream: AsyncIterable<Buffer>): Promise<void> {
    const hash = createHash('sha256');
    let spool: FileHandle | undefined;
    try {
      for await (const chunk of stream) {
        hash.update(chunk);
        this.size += chunk.length;
        if (this.size <= IN_MEMORY) this.kept.push(chunk);
        else {
          spool ??= await this.openSpool();
          await spool.appendFile(chunk);
        }
      }
    } finally {
      await spool?.close();
    }
    this.sha256 = hash.digest('hex');
  }

  /** Moves what is in memory to a file that nobody else may read. */
  private async openSpool(): Promise<FileHandle> {
    this.path = join(tmpdir(), `rapport-upload-${randomUUID()}`);
    const spool = await open(this.path, 'wx', 0o600);
    await spool.appendFile(Buffer.concat(this.kept));
    this.kept = [];
    return spool;
  }
}
