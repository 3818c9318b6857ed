import { describe, expect, it } from '@jest/globals';
import { DOCUMENT_LIMIT } from '@rapport/contracts';
import { isAppError } from '@rapport/errors';
import fc from 'fast-check';
import { digestOf, sha256Of } from './description/source-key.rule.js';
import { judgeUpload } from './upload.rule.js';

const LIMIT = 3 * 1024 * 1024;
const ID = '7b1f7a4e-5df5-4c8e-9d7f-6f1f6f0f0f01';
const about = { title: ' Our  menu ', category: 'menu', tags: ['a', 'a'] };
const text = (value: string) => judgeUpload({ ...about, content: { encoding: 'text', text: value } }, LIMIT);
const file = (bytes: Uint8Array | string, fileName: string, mediaType = '') =>
  judgeUpload({ ...about, content: { encoding: 'base64', bytes: typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('base64'), fileName, mediaType } }, LIMIT);
const appended = (size: number) =>
  judgeUpload({ ...about, content: { encoding: 'appended', fileId: ID, size, sha256: 'a'.repeat(64), fileName: 'menu.pdf', mediaType: 'application/pdf' } }, LIMIT);
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return isAppError(error) ? error.code : 'other';
  }
};

describe('judgeUpload', () => {
  it('takes text as Markdown, with tidy labels', () => {
    const upload = text('# Hello');
    expect(upload).toMatchObject({ format: 'markdown', sourceType: 'manual', size: 7, given: { title: 'Our menu', tags: ['a'], fileName: null } });
    expect(upload.content).toEqual({ bytes: Buffer.from('# Hello') });
    expect(upload.sha256).toBe(sha256Of(Buffer.from('# Hello')));
  });

  it.each([
    ['menu.md', 'markdown'],
    ['menu.HTM', 'html'],
    ['menu.txt', 'text'],
    ['menu.pdf', 'pdf'],
    ['menu.docx', 'docx'],
    ['menu.eml', 'email'],
    ['menu', 'unknown'],
    ['photo.png', 'unknown'],
  ])('takes %s for %s until it was read', (name, format) => {
    expect(file(Buffer.from('Steak 30 €'), name)).toMatchObject({ format, sourceType: 'document', given: { fileName: name } });
  });

  it('takes a file whose bytes came before', () => {
    expect(appended(LIMIT)).toMatchObject({ content: { fileId: ID }, size: LIMIT, sha256: 'a'.repeat(64), format: 'pdf' });
  });

  it.each([
    ['empty text', () => text(' \n '), 'invalid_input'],
    ['an empty file', () => file(new Uint8Array(), 'a.md'), 'invalid_input'],
    ['bytes that are no base64', () => file('***', 'a.md'), 'invalid_input'],
    ['a title of nothing', () => judgeUpload({ ...about, title: '\u0000 ', content: { encoding: 'text', text: 'x' } }, LIMIT), 'invalid_input'],
    ['no title', () => judgeUpload({ ...about, title: null, content: { encoding: 'text', text: 'x' } }, LIMIT), 'invalid_input'],
    ['text over the limit', () => text('x'.repeat(DOCUMENT_LIMIT + 1)), 'too_large'],
    ['umlauts that are over the limit in bytes', () => text('ä'.repeat(DOCUMENT_LIMIT / 2 + 1)), 'too_large'],
    ['a file over the limit', () => file('A'.repeat(8 * 1024 * 1024), 'a.md'), 'too_large'],
    ['a file over the limit that came before', () => appended(LIMIT + 1), 'too_large'],
  ])('refuses %s', (_, work, code) => {
    expect(codeOf(work)).toBe(code);
  });

  it('takes exactly the limit', () => {
    expect(text('x'.repeat(DOCUMENT_LIMIT)).size).toBe(DOCUMENT_LIMIT);
    expect(file(Buffer.alloc(LIMIT), 'a.pdf').size).toBe(LIMIT);
  });

  it('never fails in another way than it says', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (bytes, name, media) => {
      expect(['none', 'invalid_input']).toContain(codeOf(() => file(bytes, name, media)));
    }));
  });
});

describe('the fingerprint of an upload', () => {
  it('changes with each thing that was said, and with the bytes', () => {
    const { given, sha256 } = text('# Hello');
    const prints = [digestOf(given, sha256), digestOf({ ...given, tags: [] }, sha256), digestOf(given, sha256Of(Buffer.from('# Hallo'))), digestOf({ ...given, fileName: 'a.md' }, sha256)];
    expect(new Set(prints).size).toBe(4);
    expect(digestOf(text('# Hello').given, text('# Hello').sha256)).toBe(prints[0]);
  });
});
