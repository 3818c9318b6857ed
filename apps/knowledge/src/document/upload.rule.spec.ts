import { describe, expect, it } from '@jest/globals';
import { isAppError } from '@rapport/errors';
import fc from 'fast-check';
import { judgeUpload, TEXT_LIMIT } from './upload.rule.js';

const about = { title: ' Our  menu ', category: 'menu', tags: ['a', 'a'] };
const text = (value: string) => judgeUpload({ ...about, content: { encoding: 'text', text: value } });
const file = (bytes: Uint8Array | string, fileName: string, mediaType = '') =>
  judgeUpload({ ...about, content: { encoding: 'base64', bytes: typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('base64'), fileName, mediaType } });
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
    expect(upload).toMatchObject({ format: 'markdown', sourceType: 'manual', fault: null, given: { title: 'Our menu', tags: ['a'] } });
    expect(upload.content.toString()).toBe('# Hello');
  });

  it.each([
    ['menu.md', '', 'markdown'],
    ['menu.HTM', 'text/plain', 'html'],
    ['menu.txt', 'application/octet-stream', 'text'],
    ['menu', 'text/html; charset=utf-8', 'html'],
    ['menu', 'text/markdown', 'markdown'],
  ])('knows %s (%s) as %s', (name, media, format) => {
    expect(file(Buffer.from('Steak 30 €'), name, media)).toMatchObject({ format, fault: null, sourceType: 'document' });
  });

  it.each([
    ['menu.pdf', 'application/pdf', 'PDF cannot be read yet; send Markdown, HTML or text.'],
    ['menu.docx', '', 'DOCX cannot be read yet; send Markdown, HTML or text.'],
    ['photo', 'image/png', 'image/png cannot be read yet; send Markdown, HTML or text.'],
  ])('keeps %s with the reason why it cannot be read', (name, media, fault) => {
    expect(file(Buffer.from('%PDF-1.7'), name, media).fault).toBe(fault);
  });

  it.each([
    ['invalid UTF-8', Uint8Array.of(0x48, 0xff, 0xfe, 0xc3), 'not valid UTF-8'],
    ['NUL bytes', Buffer.from('a\0b'), 'NUL bytes'],
    ['control characters', Buffer.from(Array.from({ length: 50 }, (_, index) => (index % 8) + 1)), 'binary'],
  ])('keeps a text file with %s with its reason and mend', (_, bytes, reason) => {
    const { fault } = file(bytes, 'menu.txt');
    expect(fault).toContain(reason);
    expect(fault).toContain('UTF-8 text and upload it again');
  });

  it('reads UTF-16 that says so', () => {
    expect(file(Buffer.from('\uFEFFmenu', 'utf16le'), 'menu.txt').fault).toBeNull();
  });

  it.each([
    ['empty text', () => text(' \n '), 'invalid_input'],
    ['an empty file', () => file(new Uint8Array(), 'a.md'), 'invalid_input'],
    ['a blank file', () => file(Buffer.from('  \n'), 'a.md'), 'invalid_input'],
    ['bytes that are no base64', () => file('***', 'a.md'), 'invalid_input'],
    ['a title of nothing', () => judgeUpload({ ...about, title: '\u0000 ', content: { encoding: 'text', text: 'x' } }), 'invalid_input'],
    ['text over the limit', () => text('x'.repeat(TEXT_LIMIT + 1)), 'too_large'],
    ['umlauts that are over the limit in bytes', () => text('ä'.repeat(TEXT_LIMIT / 2 + 1)), 'too_large'],
    ['a file over the limit', () => file('A'.repeat(8 * 1024 * 1024), 'a.md'), 'too_large'],
  ])('refuses %s', (_, work, code) => {
    expect(codeOf(work)).toBe(code);
  });

  it('takes exactly the limit', () => {
    expect(text('x'.repeat(TEXT_LIMIT)).fault).toBeNull();
  });

  it('never fails in another way than it says', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (bytes, name, media) => {
      expect(['none', 'invalid_input']).toContain(codeOf(() => file(bytes, name, media)));
    }));
  });
});
