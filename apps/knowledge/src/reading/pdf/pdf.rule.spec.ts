import { describe, expect, it } from '@jest/globals';
import { READING_LIMITS } from '../reading-limits.data.js';
import type { ReadDocument } from '../reading.types.js';
import { readFile } from '../thread/read-file.rule.js';
import { type DraftPage, lines, pdfFile } from './pdf-file.double.js';

type Options = Parameters<typeof pdfFile>[1];

const read = async (pages: readonly DraftPage[], options?: Options) => readFile(await pdfFile(pages, options), { fileName: 'x.pdf', mediaType: '' }, READING_LIMITS);
const document = async (pages: readonly DraftPage[], options?: Options): Promise<ReadDocument> => {
  const result = await read(pages, options);
  if ('fault' in result) throw new Error(result.fault);
  return result;
};
const plain = ({ sections }: ReadDocument) => sections.map(({ headings, page, text }) => [headings.join(' > '), page, text]);

const PROSE = ['We take back what you bought within thirty days, as long as it', 'was not used. Send it to the address on the bill. We pay for the', 'way back when the fault is ours.'];

describe('readPdf', () => {
  it('tells headings by size and weight, joins the lines of paragraphs, and names the pages', async () => {
    const result = await document([
      { lines: [{ text: 'House rules', y: 100, size: 24, bold: true }, { text: 'Returns', y: 140, size: 14 }, ...lines(PROSE, { y: 160 }), { text: 'In the sale', y: 210, bold: true }, ...lines(PROSE, { y: 226 })] },
      { lines: [...lines(PROSE), { text: 'Hours', y: 180, size: 14 }, ...lines(['Nine to five.'], { y: 200 })] },
    ]);
    const prose = PROSE.join(' ');
    expect(result).toMatchObject({ format: 'pdf', title: 'House rules', language: null, notes: [] });
    expect(plain(result)).toEqual([
      ['House rules > Returns', 1, `# House rules\n\n## Returns\n\n${prose}`],
      ['House rules > Returns > In the sale', 1, `### In the sale\n\n${prose}`],
      ['House rules > Returns > In the sale', 2, prose],
      ['House rules > Hours', 2, '## Hours\n\nNine to five.'],
    ]);
  });

  it('joins words broken at the end of a line, but not those written with a hyphen elsewhere', async () => {
    const result = await document([{ lines: lines(['A well-known rule on the cancel-', 'lation of bookings, which is well-', 'known here.']) }]);
    expect(plain(result)).toEqual([['', 1, 'A well-known rule on the cancellation of bookings, which is well-known here.']]);
  });

  it('reads columns one after the other, between what spans them', async () => {
    const column = (word: string, x: number) => lines(Array.from({ length: 8 }, (_, at) => `${word} ${at + 1} of a column of prose that goes on`), { x, y: 150 });
    const result = await document([{ lines: [...lines(['A line above that spans both of the columns below from the left to the right edge of the page.'], { y: 125 }), ...column('East', 50), ...column('West', 320), ...lines(['A line below that spans both of the columns above from the left to the right edge of the page.'], { y: 270 })] }]);
    const text = result.sections.map((section) => section.text).join('\n');
    expect([...text.matchAll(/above that|below that|(?:East|West) \d/g)].map(([found]) => found)).toEqual([
      'above that', ...Array.from({ length: 8 }, (_, at) => `East ${at + 1}`), ...Array.from({ length: 8 }, (_, at) => `West ${at + 1}`), 'below that',
    ]);
  });

  it('keeps the rows of a table together', async () => {
    const rows = [['Cut', 'Duration', 'Price'], ['Short', '30 min', '20 EUR'], ['Long', '45 min', '35 EUR'], ['Beard', '15 min', '12 EUR']];
    const cells = rows.flatMap((row, at) => row.map((text, column) => ({ text, x: 50 + column * 150, y: 160 + at * 14 })));
    const result = await document([{ lines: [...lines(PROSE), ...cells, ...lines(['Ask us.'], { y: 240 })] }]);
    expect(plain(result)).toEqual([['', 1, `${PROSE.join(' ')}\n\n| Cut | Duration | Price |\n| --- | --- | --- |\n| Short | 30 min | 20 EUR |\n| Long | 45 min | 35 EUR |\n| Beard | 15 min | 12 EUR |\n\nAsk us.`]]);
  });

  it('keeps lists and lines that end on purpose', async () => {
    const list = ['\u2022 Bring the bill.', '\u2022 Bring what you bought.', '1. Wait.'];
    const result = await document([{ lines: [...lines(PROSE), ...lines(list, { y: 170 }), ...lines(['Rapid Cuts', '12 Mill Lane', 'Leeds'], { y: 230 })] }]);
    expect(plain(result)).toEqual([['', 1, `${PROSE.join(' ')}\n\n- Bring the bill.\n- Bring what you bought.\n1. Wait.\n\nRapid Cuts\n12 Mill Lane\nLeeds`]]);
  });

  it('drops running heads and page numbers, whatever the chapter they name', async () => {
    const pages = Array.from({ length: 6 }, (_, at) => ({
      lines: [...(at % 2 === 0 ? lines(['Rapid Cuts Ltd - confidential'], { y: 40 }) : lines([`Chapter ${at} of ${at * 7}   ${at + 11}`], { y: 40 })), ...lines([`The text of page ${at + 1} says enough.`]), ...lines([at % 2 === 0 ? `Page ${at + 11} of 20` : ''], { y: 770 })],
    }));
    const result = await document(pages);
    expect(plain(result)).toEqual(pages.map((_, at) => ['', at + 1, `The text of page ${at + 1} says enough.`]));
    expect(result.notes).toEqual([expect.stringContaining('left out')]);
  });

  it('keeps lines at the edges that do not repeat, and years', async () => {
    const pages = ['As of 2024', 'Call us', 'Visit us'].map((head) => ({ lines: [...lines([head], { y: 40 }), ...lines(PROSE)] }));
    const result = await document(pages);
    expect(result.sections.map(({ text }) => text.split('\n')[0])).toEqual(['As of 2024', 'Call us', 'Visit us']);
  });

  it('reads pages that lie on their side, and leaves out what is written up the edge', async () => {
    const result = await document([{ rotate: 180, lines: lines(PROSE) }, { lines: [...lines(PROSE), { text: 'DRAFT', y: 500, turned: true }] }]);
    expect(result.sections[1]?.text).toBe(PROSE.join(' '));
    expect(result.sections[0]?.text.replace(/\s+/g, ' ')).toContain('thirty days');
  });

  it('takes title and language as declared, unless a program wrote its own', async () => {
    expect(await document([{ lines: lines(PROSE) }], { title: 'Terms', language: 'de-DE' })).toMatchObject({ title: 'Terms', language: 'de-DE' });
    expect(await document([{ lines: lines(PROSE) }], { title: 'Microsoft Word - terms_v7.docx' })).toMatchObject({ title: null });
  });

  it('says when there are only pictures of text', async () => {
    expect(await read([{ picture: true }, { picture: true }])).toEqual({ fault: expect.stringMatching(/only pictures of text.*OCR/) });
    const partly = await document([{ picture: true }, { lines: lines(PROSE) }, {}, { picture: true }]);
    expect(partly.sections).toHaveLength(1);
    expect(partly.notes).toEqual([expect.stringContaining('Pages 1, 4: only pictures')]);
  });

  it('has nothing to say of empty pages', async () => {
    expect(await document([{}, {}])).toMatchObject({ sections: [], notes: [] });
  });

  it('refuses what is locked, too long, cut off or none', async () => {
    expect(await read([{ lines: lines(PROSE) }], { locked: true })).toEqual({ fault: expect.stringContaining('password') });
    const file = await pdfFile([{}, {}, {}]);
    expect(await readFile(file.slice(), { fileName: 'x.pdf', mediaType: '' }, { ...READING_LIMITS, pages: 2 })).toEqual({ fault: expect.stringContaining('has 3 pages, at most 2') });
    expect(await readFile(new TextEncoder().encode('%PDF-1.7\nnothing'), { fileName: 'x.pdf', mediaType: '' }, READING_LIMITS)).toEqual({ fault: expect.stringContaining('damaged') });
    expect(await readFile(new TextEncoder().encode('words'), { fileName: 'x.pdf', mediaType: '' }, READING_LIMITS)).toEqual({ fault: expect.stringContaining('is named PDF but is none') });
  });
});
