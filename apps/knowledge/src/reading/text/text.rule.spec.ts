import { describe, expect, it } from '@jest/globals';
import { READING_LIMITS } from '../reading-limits.data.js';
import { decodeText } from './decode-text.rule.js';
import { readMarkdown, readPlainText } from './markdown.rule.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array): Uint8Array => Uint8Array.from(Buffer.from(bytes).swap16());

describe('decodeText', () => {
  const words = 'Grüße aus Köln, wir öffnen um neun.';

  it.each([
    ['UTF-8', utf8(words)],
    ['UTF-8 with a mark', utf8(`\ufeff${words}`)],
    ['UTF-16 LE with a mark', utf16(`\ufeff${words}`)],
    ['UTF-16 BE with a mark', swapped(utf16(`\ufeff${words}`))],
    ['UTF-16 LE', utf16(words)],
    ['UTF-16 BE', swapped(utf16(words))],
  ])('reads %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: words, notes: [] });
  });

  it('takes invalid UTF-8 that looks like western text for Windows-1252, and says so', () => {
    expect(decodeText(latin(words))).toEqual({ text: words, notes: [expect.stringContaining('Windows-1252')] });
    expect(decodeText(Uint8Array.of(...latin('Price: 20 '), 0x80, 0x96, ...latin('25'))).text).toBe('Price: 20 \u20ac\u201325');
  });

  it('believes the encoding that a file names when it is no UTF-8, and not before', () => {
    const cyrillic = Uint8Array.of(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2);
    expect(decodeText(cyrillic, 'windows-1251')).toEqual({ text: '\u041f\u0440\u0438\u0432\u0435\u0442', notes: [] });
    expect(decodeText(utf8(words), 'iso-8859-1').text).toBe(words);
    expect(decodeText(latin(words), 'no-such-thing').text).toBe(words);
  });

  it.each([
    ['NUL bytes', utf8('abc\0def'), /NUL bytes/],
    ['control characters', utf8('a\u0001b\u0002c'), /control characters/],
    ['a picture', Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256), /not valid UTF-8/],
    ['high bytes alone', Uint8Array.from({ length: 300 }, (_, at) => 0xe0 + (at % 8)), /not valid UTF-8/],
    ['half a UTF-16', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8), /not valid UTF-8/],
  ])('refuses %s', (_, bytes, fault) => {
    expect(() => decodeText(bytes)).toThrow(fault);
  });
});

describe('readMarkdown', () => {
  it('parts front matter, sections and headings', () => {
    const text = '---\ntitle: Terms\nlang: en\ntags: [a]\n---\n# Shop\n\n## Returns\nThirty [days](x).\n\n### Sale\n<Note>None.</Note>\n## Hours\n9 to 5';
    expect(readMarkdown(utf8(text), READING_LIMITS)).toEqual({
      format: 'markdown',
      title: 'Terms',
      language: 'en',
      frontMatter: { title: 'Terms', lang: 'en', tags: ['a'] },
      notes: [],
      sections: [
        { headings: ['Shop', 'Returns'], page: null, text: '# Shop\n\n## Returns\nThirty days.' },
        { headings: ['Shop', 'Returns', 'Sale'], page: null, text: '### Sale\nNone.' },
        { headings: ['Shop', 'Hours'], page: null, text: '## Hours\n9 to 5' },
      ],
    });
  });

  it('keeps the signs of plain text', () => {
    expect(readPlainText(utf8('a < b\r\n<Note> {{x}}'), READING_LIMITS)).toMatchObject({ format: 'text', title: null, sections: [{ headings: [], text: 'a < b\n<Note> {{x}}' }] });
  });

  it('refuses more characters than the limit', () => {
    expect(() => readMarkdown(utf8('word '.repeat(100)), { ...READING_LIMITS, characters: 400 })).toThrow(/more than 400 characters/);
  });

  it('does not unfold what refers to itself', () => {
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n---\nWords.`;
    expect(readMarkdown(utf8(bomb), READING_LIMITS)).toMatchObject({ frontMatter: {}, sections: [{ text: 'Words.' }] });
  });
});
