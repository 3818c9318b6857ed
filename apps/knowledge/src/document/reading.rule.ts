/** What could be made of uploaded bytes. */
export type Reading = { readonly text: string } | { readonly fault: string };

const MEND = 'Save it as UTF-8 text and upload it again.';

function decode(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Reads bytes as text: UTF-8, or UTF-16 where a byte order mark says so.
 *
 * @returns the text, or why there is none and the mend, for the person who uploaded it
 */
export function readText(bytes: Uint8Array): Reading {
  const text = decode(bytes);
  if (text === undefined) return { fault: `The file is not valid UTF-8 text. ${MEND}` };
  if (text.includes('\0')) return { fault: `The file holds NUL bytes, as binary files do. ${MEND}` };
  // Tab, line feed, form feed, carriage return and escape occur in texts; a share of other control characters does not.
  const controls = text.match(/[\u0001-\u0008\u000b\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (controls > text.length / 100) return { fault: `The file looks binary: it is full of control characters. ${MEND}` };
  return { text };
}
