import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chunkMarkdown } from './chunk-markdown.rule.js';
import { cleanMarkdown, frontMatter } from './clean-markdown.rule.js';
import { htmlToMarkdown } from './html-to-markdown.rule.js';

const BITS = ['# One\n', '\n## Two *b*\n', 'word ', 'A sentence here. ', '\n', '\n\n', '| a | b |\n', '- item\n', '```\n', 'x'.repeat(30), '😀'];
const markdown = fc.array(fc.oneof(fc.constantFrom(...BITS), fc.string({ maxLength: 12 })), { maxLength: 60 }).map((parts) => parts.join(''));

describe('chunkMarkdown', () => {
  it('covers everything, keeps the size and the bound of the overlap', () => {
    fc.assert(
      fc.property(markdown, fc.integer({ min: 2, max: 120 }), fc.integer({ min: 0, max: 60 }), (text, size, overlap) => {
        let covered = 0;
        for (const chunk of chunkMarkdown(text, { size, overlap })) {
          expect(text.slice(chunk.start, chunk.end)).toBe(chunk.text);
          expect(chunk.text.length).toBeLessThanOrEqual(size);
          expect(chunk.text.trim()).toBe(chunk.text);
          expect(chunk.text).not.toBe('');
          expect(covered - chunk.start).toBeLessThanOrEqual(overlap);
          expect(chunk.end).toBeGreaterThan(covered);
          expect(text.slice(covered, Math.max(covered, chunk.start)).trim()).toBe('');
          covered = chunk.end;
        }
        expect(text.slice(covered).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the path of headings; headings in a row go with the text below', () => {
    const text = '# Shop\n\n## Returns\nThirty days.\n\n### Sale\nNone.\n## Hours\n9 to 5';
    expect(chunkMarkdown(text).map(({ headings, text: body }) => [headings.join(' > '), body])).toEqual([
      ['Shop > Returns', '# Shop\n\n## Returns\nThirty days.'],
      ['Shop > Returns > Sale', '### Sale\nNone.'],
      ['Shop > Hours', '## Hours\n9 to 5'],
    ]);
  });

  it('does not take a comment in a code fence for a heading', () => {
    expect(chunkMarkdown('# A\n```sh\n# not one\n```')).toHaveLength(1);
  });

  it('repeats the end of a chunk from a sentence or word on', () => {
    const sentence = (n: number): string => `Sentence number ${n} says a thing.`;
    const text = Array.from({ length: 20 }, (_, n) => sentence(n)).join(' ');
    const chunks = chunkMarkdown(text, { size: 120, overlap: 50 });
    expect(chunks[1]?.text.startsWith('Sentence number')).toBe(true);
    expect((chunks[0]?.end ?? 0) - (chunks[1]?.start ?? 0)).toBeGreaterThan(20);
  });

  it('refuses sizes that cannot be', () => {
    expect(() => chunkMarkdown('x', { size: 0 })).toThrow(RangeError);
    expect(() => chunkMarkdown('x', { overlap: -1 })).toThrow(RangeError);
  });
});

describe('cleanMarkdown', () => {
  it('parts the front matter', () => {
    expect(frontMatter('---\ntitle: Hours\ntags: [a, b]\n---\n# Hi')).toEqual({ data: { title: 'Hours', tags: ['a', 'b'] }, body: '# Hi' });
    expect(frontMatter('---\n: : [\n---\nx')).toEqual({ data: {}, body: 'x' });
    expect(frontMatter('no front matter')).toEqual({ data: {}, body: 'no front matter' });
  });

  it.each([
    ['See [the page](https://x.example/a "T") and ![a cat](c.png).', 'See the page and a cat.'],
    ['import A from "./a"\n\n<Note type="x">Mind **this**.</Note>', 'Mind **this**.'],
    ['a <!-- hidden\n# x --> b', 'a  b'],
    ['Title\n=====\ntext\n\nSub\n---\nmore', '# Title\ntext\n\n## Sub\nmore'],
    ['- a\n---\nb', '- a\n---\nb'],
    ['```\n<b>[x](y)</b>\n```', '```\n<b>[x](y)</b>\n```'],
    ['a\r\n\r\n\r\n\r\nb  ', 'a\n\nb'],
    ['{% include x.html %}Hi {{ name }}', 'Hi'],
    ['1 < 2 and <https://x.example>', '1 < 2 and <https://x.example>'],
  ])('%j', (text, expected) => {
    expect(cleanMarkdown(text)).toBe(expected);
  });
});

describe('htmlToMarkdown', () => {
  const page = `<html><head><title> Our  shop </title><style>x{}</style></head><body><nav>Menu</nav><script>alert(1)</script>
    <main><h1>Hours</h1><p>We are <b>open</b> on <a href="/x">weekdays</a>.<br>Come!</p><ul><li>Mon<ul><li>9-5</li></ul></li><li>Tue</li></ul>
    <table><tr><th>Cut</th><th>Price</th></tr><tr><td>Short</td><td>20 | 25</td></tr></table><p hidden>no</p></main><footer>Imprint</footer></body></html>`;

  it('keeps headings, lists, rows and the words of links', () => {
    expect(htmlToMarkdown(page)).toEqual({
      title: 'Our shop',
      markdown: '# Hours\n\nWe are open on weekdays.\nCome!\n\n- Mon\n  - 9-5\n- Tue\n\n| Cut | Price |\n| --- | --- |\n| Short | 20 \\| 25 |',
    });
  });

  it.each([['plain words', 'plain words'], ['<p>a<p>b', 'a\n\nb'], ['<ol><li>x<li>y</ol>', '1. x\n2. y'], ['', ''], ['<form><p>kept</p><button>no</button></form>', 'kept']])('%j', (html, expected) => {
    expect(htmlToMarkdown(html)).toEqual({ markdown: expected });
  });
});

describe('hostile input', () => {
  it.each(['[', '<a ', ' ', '\n', '# ', '.', '.)', '[KB-1] ', '<!--', '|', 'a. ', '```\n', '\n \t'])('%j a hundred thousand times over comes to an end', (bit) => {
    const text = `${bit.repeat(Math.ceil(100_000 / bit.length))}x`;
    expect(chunkMarkdown(cleanMarkdown(text)).length).toBeGreaterThan(0);
    expect(htmlToMarkdown(text.slice(0, 20_000)).markdown.length).toBeGreaterThanOrEqual(0);
  });
});
