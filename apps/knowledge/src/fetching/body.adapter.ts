import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { codeOf, FetchFault } from './fetch.errors.js';
import type { FetchLimits, Head } from './fetch.types.js';

/** Below this a high ratio is a short page that repeats itself. */
const RATIO_FROM = 1024 * 1024;

const UNPACK: Readonly<Record<string, () => Transform>> = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

function tooLarge(limit: number): FetchFault {
  return new FetchFault(`The file is larger than ${megabytes(limit)}. Split it, or raise RAPPORT_DOCUMENT_MB.`);
}

/**
 * Reads a body, unpacked, and stops at the first byte too many.
 *
 * @throws FetchFault for a body over a limit, or packed in a way that cannot be undone; the connection's error when it breaks off
 */
export async function readBody(head: Head, limits: Pick<FetchLimits, 'bytes' | 'ratio'>): Promise<Buffer> {
  try {
    if (Number(head.headers['content-length'] ?? 0) > limits.bytes) throw tooLarge(limits.bytes);
    return await collect(head, limits);
  } finally {
    head.discard();
  }
}

async function collect(head: Head, limits: Pick<FetchLimits, 'bytes' | 'ratio'>): Promise<Buffer> {
  let packed = 0;
  let size = 0;
  const chunks: Buffer[] = [];
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of head.body) {
      packed += chunk.length;
      if (packed > limits.bytes) throw tooLarge(limits.bytes);
      yield chunk;
    }
  }
  for await (const chunk of unpacked(head.headers['content-encoding'], counted())) {
    size += chunk.length;
    if (size > limits.bytes) throw tooLarge(limits.bytes);
    if (size > RATIO_FROM && size > packed * limits.ratio) throw new FetchFault('The file unpacks to far more than was sent, as no honest page does.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

async function* unpacked(encoding: string | undefined, packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === '' || name === 'identity') {
    yield* packed;
    return;
  }
  const create = Object.hasOwn(UNPACK, name) ? UNPACK[name] : undefined;
  if (!create) throw new FetchFault(`The file is packed as ${name.slice(0, 40)}, which is not understood.`);
  const unpacking = create();
  pipeline(Readable.from(packed), unpacking, () => undefined);
  try {
    yield* unpacking as AsyncIterable<Buffer>;
  } catch (error) {
    const code = codeOf(error);
    if (/^(?:Z_|ERR__ERROR_|ERR_PADDING|ERR_BROTLI)/.test(code)) throw new FetchFault('The file is packed wrongly and cannot be unpacked.', false, { cause: error });
    throw error;
  }
}
