import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packed, slideParts, slideShape, slideTable, wordParagraph, wordParts, wordTable } from '../office/office-file.double.js';
import { lines, pdfFile } from '../pdf/pdf-file.double.js';
import { READING_LIMITS } from '../reading-limits.data.js';
import { READABLE_FORMATS, type ReadResult } from '../reading.types.js';
import { readFile } from './read-file.rule.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const WORD = wordParagraph('Terms', { style: 'berschrift1' }) + wordParagraph('Thirty days.') + wordTable([['Cut', 'Price'], ['Short', '20']]);
const SLIDES = slideParts([{ shapes: slideShape('title', ['Menu']) + slideShape('body', ['Soup', '>Bread']) + slideTable([['a', 'b']]), notes: 'Vegan.' }]);

const FILES: Readonly<Record<string, Uint8Array>> = {
  'a.pdf': await pdfFile([{ lines: lines(['Terms of the house', 'Thirty days to send it back.']) }, { picture: true }]),
  'a.docx': packed(wordParts(WORD)),
  // Not compressed, so that a changed byte reaches the XML.
  'b.docx': packed(wordParts(WORD), 0),
  'b.pptx': packed(SLIDES, 0),
  'a.csv': utf8('Question;Answer\n"Open?";"Nine to five; or later"\nWhere?;Leeds\n'),
  'a.html': utf8('<!doctype html><html lang=en><title>x</title><main><h1>Hours</h1><table><tr><td>a<td>b</table><ul><li>c</ul></main>'),
  'a.md': utf8('---\ntitle: x\n---\n# Hours\n\nNine [to](x) five.\n\n```\ncode\n```\n'),
  'a.txt': utf8('Gr\u00fc\u00dfe aus K\u00f6ln.\n\nNine to five.'),
  'a.eml': utf8('From: a@example.com\r\nSubject: =?utf-8?q?x?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nWords.\r\n--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\na,b\r\n1,2\r\n--b--\r\n'),
};

/** Small, so that what a mutation blows up ends early. */
const limits = { ...READING_LIMITS, bytes: 1024 * 1024, unzippedBytes: 1024 * 1024, characters: 1_000_000 };

function expectTextOrFault(result: ReadResult): void {
  if ('fault' in result) {
    expect(result.fault).toMatch(/^\S.*\.$/u);
    return;
  }
  expect(READABLE_FORMATS).toContain(result.format);
  for (const { headings, page, text } of result.sections) {
    expect(text.trim()).not.toBe('');
    expect(headings.every((heading) => heading.trim() !== '' && !heading.includes('\n'))).toBe(true);
    expect(page === null || (Number.isInteger(page) && page > 0)).toBe(true);
  }
  // It has to cross from thread to thread.
  expect(structuredClone(result)).toEqual(result);
}

interface Change {
  readonly at: number;
  readonly kind: 'set' | 'cut' | 'drop' | 'repeat';
  readonly byte: number;
}

function mutate(file: Uint8Array, changes: readonly Change[]): Uint8Array {
  return changes.reduce((bytes, { at, kind, byte }) => {
    const place = Math.floor(at * bytes.length);
    if (kind === 'cut') return bytes.slice(0, place);
    if (kind === 'drop') return Uint8Array.from([...bytes.slice(0, place), ...bytes.slice(place + 1 + (byte % 32))]);
    if (kind === 'repeat') return Uint8Array.from([...bytes.slice(0, place), ...bytes.slice(Math.max(0, place - byte))]);
    const copy = Uint8Array.from(bytes);
    if (copy.length > 0) copy[Math.min(place, copy.length - 1)] = byte;
    return copy;
  }, file);
}

const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), kind: fc.constantFrom('set' as const, 'set' as const, 'set' as const, 'cut' as const, 'drop' as const, 'repeat' as const), byte: fc.integer({ min: 0, max: 255 }) });

describe('readFile', () => {
  it.each(Object.keys(FILES))('reads %s', async (fileName) => {
    const result = await readFile(FILES[fileName]?.slice() ?? new Uint8Array(), { fileName, mediaType: '' }, limits);
    expectTextOrFault(result);
    expect('sections' in result && result.sections.length).toBeGreaterThan(0);
  });

  it('makes of any bytes a text or a fault', async () => {
    const name = fc.constantFrom('a.pdf', 'a.docx', 'a.csv', 'a.html', 'a.md', 'a.txt', 'a.eml', 'a', 'a.bin');
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), name, async (bytes, fileName) => expectTextOrFault(await readFile(bytes.slice(), { fileName, mediaType: '' }, limits))), { numRuns: 150 });
  });

  it('makes of any words a text or a fault, whatever they are taken for', async () => {
    const bits = fc.constantFrom('<', '</', '>', '"', '&', '# ', '|', '```', '---\n', ': ', ',', ';', '\n', '<table>', '<td>', '=?', '--b', '\u00a0', 'From: a\n', 'word ', '=', '{', '\\', '0');
    const text = fc.array(bits, { maxLength: 60 }).map((parts) => parts.join(''));
    const format = fc.constantFrom(...READABLE_FORMATS);
    await fc.assert(fc.asyncProperty(text, format, async (words, as) => expectTextOrFault(await readFile(utf8(words), { fileName: '', mediaType: '', format: as }, limits))), { numRuns: 200 });
  });

  it.each(Object.keys(FILES))('makes of a changed %s a text or a fault', async (fileName) => {
    const file = FILES[fileName] ?? new Uint8Array();
    await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => expectTextOrFault(await readFile(mutate(file, changes), { fileName, mediaType: '' }, limits))), { numRuns: 20 });
  });

  it('says of what breaks a library nothing that stands in the file', async () => {
    const secret = packed(wordParts('<w:p><w:r><w:t>secret words</w:r></w:p>'));
    expect(await readFile(secret, { fileName: 'a.docx', mediaType: '' }, limits)).toEqual({ fault: expect.not.stringContaining('secret') });
  });
});
