import { Unreadable } from '../reading.errors.js';

const DAMAGED = 'The file is damaged or incomplete. Save it anew and upload it again.';
const END = 0x06054b50;
const ENTRY = 0x02014b50;

export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its local header begins. */
  readonly offset: number;
  /** The general purpose flag says that it needs a password. */
  readonly locked: boolean;
}

/** The end record lies within the last 64 KiB, behind it a comment at most. */
function endRecord(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= earliest; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw new Unreadable(DAMAGED);
}

/**
 * Lists a ZIP container by its central directory, without unpacking anything.
 *
 * @throws Unreadable when it is damaged or has more than `maxParts` parts
 */
export function zipDirectory(bytes: Uint8Array, maxParts: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  if (count > maxParts) throw new Unreadable(`The file is packed of ${count} parts, at most ${maxParts} are read. Split it into smaller files.`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw new Unreadable(DAMAGED);
    const name = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
      locked: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}
