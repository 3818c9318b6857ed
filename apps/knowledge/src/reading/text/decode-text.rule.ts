import { Unreadable } from '../reading.errors.js';

const MEND = 'Save it as UTF-8 text and upload it again.';
/** Bytes that no text of a Windows code page uses. */
const UNUSED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

export interface DecodedText {
  readonly text: string;
  readonly notes: readonly string[];
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without a mark: Latin text has a zero in nearly every other byte. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, 4096 - (bytes.length % 2));
  if (bytes.length % 2 !== 0 || head.length < 8) return undefined;
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = head.length / 2;
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le';
  return even > half * 0.7 && odd < half * 0.05 ? 'utf-16be' : undefined;
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return unmarkedUtf16(bytes);
}

/**
 * Old single-byte text in a western language: printable, mostly ASCII letters, and what is above ASCII stands as letters and marks do.
 * Windows-1252 holds ISO-8859-1 and, but for few signs, ISO-8859-15.
 */
function legacyText(bytes: Uint8Array): string | undefined {
  let high = 0;
  let letters = 0;
  for (const byte of bytes) {
    if (UNUSED.has(byte) || byte === 0) return undefined;
    if (byte >= 0x80) high += 1;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters += 1;
  }
  if (high > letters / 2) return undefined;
  const text = new TextDecoder('windows-1252').decode(bytes);
  const strange = text.match(/[\u00a1-\u00bf\u00d7\u00f7]/gu)?.length ?? 0;
  return strange * 2 > high && strange > 20 ? undefined : text;
}

function refuseBinary(text: string): void {
  if (text.includes('\0')) throw new Unreadable(`The file holds NUL bytes, as binary files do. ${MEND}`);
  // Tab, line feed, form feed, carriage return and escape occur in texts; a share of other control characters does not.
  const controls = text.match(/[\u0001-\u0008\u000b\u000e-\u001a\u001c-\u001f]/gu)?.length ?? 0;
  if (controls > text.length / 100) throw new Unreadable(`The file looks binary: it is full of control characters. ${MEND}`);
}

function decodeNamed(bytes: Uint8Array, label: string | undefined): string | undefined {
  if (label === undefined || /^utf-?8$|^(?:us-)?ascii$/iu.test(label)) return undefined;
  return tryDecode(bytes, label);
}

/**
 * Bytes as text: UTF-8; UTF-16 by its mark or its zeros; else the encoding that the file names; else Windows-1252 where the bytes look
 * like western text.
 *
 * @param named an encoding that the file or its sender names; UTF-8 is tried before it, since such names are often wrong
 * @throws Unreadable when they are no text
 */
export function decodeText(bytes: Uint8Array, named?: string): DecodedText {
  const marked = markedEncoding(bytes);
  const text = marked === undefined ? tryDecode(bytes, 'utf-8') : tryDecode(bytes, marked);
  if (text !== undefined) {
    refuseBinary(text);
    return { text, notes: [] };
  }
  const said = decodeNamed(bytes, named);
  if (said !== undefined) {
    refuseBinary(said);
    return { text: said, notes: [] };
  }
  const legacy = marked === undefined ? legacyText(bytes) : undefined;
  if (legacy === undefined) throw new Unreadable(`The file is not valid UTF-8 text. ${MEND}`);
  refuseBinary(legacy);
  return { text: legacy, notes: ['The file is not UTF-8; it was read as Windows-1252. If letters look wrong, save it as UTF-8 and upload it again.'] };
}
