import type { ReadPart } from '../mail/email.rule.js';
import { Unreadable } from '../reading.errors.js';
import type { FileHints, ReadableFormat, ReadDocument, ReadingLimits, ReadResult } from '../reading.types.js';
import { detectFormat } from './detect-format.rule.js';

type Reader = (bytes: Uint8Array, limits: ReadingLimits, readPart?: ReadPart) => ReadDocument | Promise<ReadDocument>;

/** Each reader is loaded with the first file of its kind: their libraries are large and most files are of one or two kinds. */
const READERS: Readonly<Record<ReadableFormat, () => Promise<Reader>>> = {
  markdown: async () => (await import('../text/markdown.rule.js')).readMarkdown,
  text: async () => (await import('../text/markdown.rule.js')).readPlainText,
  html: async () => (await import('../page/html.rule.js')).readHtml,
  pdf: async () => (await import('../pdf/pdf.rule.js')).readPdf,
  docx: async () => (await import('../office/docx.rule.js')).readDocx,
  pptx: async () => (await import('../office/pptx.rule.js')).readPptx,
  csv: async () => (await import('../table/csv.rule.js')).readCsv,
  email: async () => (await import('../mail/email.rule.js')).readEmail,
};

/** What a library throws on broken input says nothing to people, and may repeat what stands in the file. */
function faultOf(error: unknown, format: ReadableFormat): string {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof RangeError && /call stack/u.test(error.message)) return 'The file nests its parts too deeply to be read. Save it as plain text and upload it again.';
  return `The file is damaged or no proper ${format.toUpperCase()}. Save it anew and upload it again.`;
}

async function readWith(readPart: ReadPart | undefined, bytes: Uint8Array, hints: FileHints, limits: ReadingLimits): Promise<ReadResult> {
  let format: ReadableFormat = 'text';
  try {
    if (bytes.byteLength > limits.bytes) throw new Unreadable('The file is too large. Split it into smaller files.');
    format = detectFormat(bytes, hints);
    const read = await READERS[format]();
    return await read(bytes, limits, readPart);
  } catch (error) {
    return { fault: faultOf(error, format) };
  }
}

/**
 * Reads one file in this thread, with no bound on time and memory but what the thread has. What is attached to a mail is read too, what
 * is attached to that is not.
 *
 * @returns what stands in it, or the fault; never rejects
 */
export function readFile(bytes: Uint8Array, hints: FileHints, limits: ReadingLimits): Promise<ReadResult> {
  return readWith((...part) => readWith(undefined, ...part), bytes, hints, limits);
}
