import { inflateRawSync } from 'node:zlib';
import { Unreadable } from '../reading.errors.js';
import type { ReadingLimits } from '../reading.types.js';
import { zipDirectory, type ZipEntry } from './zip-directory.rule.js';

const DAMAGED = 'The file is damaged or incomplete. Save it anew and upload it again.';
const BOMB = 'The file unpacks to far more than it should, as malicious files do. Save it anew, without pictures, and upload it again.';
const MIB = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

function judge(entries: readonly ZipEntry[], limits: ReadingLimits): void {
  if (entries.some(({ locked }) => locked)) throw new Unreadable('The file is protected by a password. Remove the protection and upload it again.');
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  const steep = entries.some(({ packed, unpacked }) => unpacked > MIB && unpacked > limits.zipRatio * Math.max(1, packed));
  if (total > limits.unzippedBytes || steep) throw new Unreadable(BOMB);
}

function packed(bytes: Uint8Array, entry: ZipEntry): { method: number; data: Uint8Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) throw new Unreadable(DAMAGED);
  const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (from + entry.packed > bytes.length) throw new Unreadable(DAMAGED);
  return { method: view.getUint16(entry.offset + 8, true), data: bytes.subarray(from, from + entry.packed) };
}

/** Unpacks one part, never beyond the size that the directory names: what it says is judged before, what comes is held to it. */
function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const { method, data } = packed(bytes, entry);
  if (method === STORED && entry.packed === entry.unpacked) return data;
  if (method !== DEFLATED) throw new Unreadable(DAMAGED);
  if (entry.unpacked === 0) return new Uint8Array();
  try {
    return inflateRawSync(data, { maxOutputLength: entry.unpacked });
  } catch (error) {
    throw new Unreadable((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? BOMB : DAMAGED);
  }
}

/** An Office file declares no entities; who does wants them to multiply. */
function refuseEntities(part: Uint8Array): void {
  const text = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new Unreadable('The file declares XML entities, as malicious files do. Save it anew and upload it again.');
}

/**
 * Unpacks the parts of an Office file that are wanted.
 *
 * @param wanted tells by a part's name whether it is
 * @returns the parts by name
 * @throws Unreadable when it is damaged, has a password, or is a bomb: too many parts, too large, packed too tightly
 */
export function zipParts(bytes: Uint8Array, wanted: (name: string) => boolean, limits: ReadingLimits): Map<string, Uint8Array> {
  const entries = zipDirectory(bytes, limits.zipParts);
  const chosen = entries.filter(({ name }) => wanted(name));
  judge(chosen, limits);
  const parts = new Map<string, Uint8Array>();
  for (const entry of chosen) {
    const part = unpack(bytes, entry);
    if (/\.(?:xml|rels)$/iu.test(entry.name)) refuseEntities(part);
    parts.set(entry.name, part);
  }
  return parts;
}
