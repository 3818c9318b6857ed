import fs from 'node:fs';
import { createRequire } from 'node:module';

/** Keeps what this process writes to stdout and stderr, by the logger or otherwise. */
export class OutputDouble {
  private readonly pieces: string[] = [];
  private restore: () => void = () => undefined;

  start(): void {
    // The logger writes to the file descriptor, through the CommonJS face of the module.
    const face = createRequire(import.meta.url)('node:fs') as { writeSync: (...given: unknown[]) => number };
    const write = face.writeSync;
    const keep = (piece: unknown): number => {
      const text = typeof piece === 'string' ? piece : Buffer.from(piece as Uint8Array).toString('utf8');
      this.pieces.push(text);
      return Buffer.byteLength(text);
    };
    face.writeSync = (fd, piece, ...more) => (fd === 1 || fd === 2 ? keep(piece) : write.call(fs, fd, piece, ...more));
    const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
    for (const { stream } of streams) stream.write = ((piece: unknown) => keep(piece) >= 0);
    this.restore = () => {
      face.writeSync = write;
      for (const { stream, write: real } of streams) stream.write = real;
    };
  }

  stop(): void {
    this.restore();
  }

  get text(): string {
    return this.pieces.join('');
  }
}
