import { describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { READING_LIMITS } from '../reading-limits.data.js';
import type { ReadDocument, ReadingLimits } from '../reading.types.js';
import { readFile } from '../thread/read-file.rule.js';
import { core, packed, type Parts, slideParts, slideShape, slideTable, wordParagraph, wordParts, wordTable } from './office-file.double.js';

const read = (bytes: Uint8Array, fileName: string, limits: Partial<ReadingLimits> = {}) => readFile(bytes, { fileName, mediaType: '' }, { ...READING_LIMITS, ...limits });
const document = async (bytes: Uint8Array, fileName: string): Promise<ReadDocument> => {
  const result = await read(bytes, fileName);
  if ('fault' in result) throw new Error(result.fault);
  return result;
};
const plain = (sections: ReadDocument['sections']) => sections.map(({ headings, page, text }) => [headings.join(' > '), page, text]);

describe('Word', () => {
  it('keeps headings, lists of cells and the title, in any language of Word', async () => {
    const body = wordParagraph('Our terms', { style: 'Titel' }) + wordParagraph('Valid from May.') + wordParagraph('Returns', { style: 'berschrift1' }) + wordParagraph('Sale', { style: 'berschrift2' })
      + wordParagraph('No returns\nat all.') + wordTable([['Cut', 'Price'], ['Short|hair', '20']]);
    const result = await document(packed(wordParts(body, { 'docProps/core.xml': core('Terms &amp; more') })), 'terms.docx');
    expect(result).toMatchObject({ format: 'docx', title: 'Terms & more', language: 'de-DE', notes: [] });
    expect(plain(result.sections)).toEqual([
      ['Our terms', null, '# Our terms\n\nValid from May.'],
      ['Returns > Sale', null, '# Returns\n\n## Sale\n\nNo returns\nat all.\n\n| Cut | Price |\n| --- | --- |\n| Short hair | 20 |'],
    ]);
  });

  it('takes short bold paragraphs for headings only where there are no others', async () => {
    const bold = wordParagraph('Opening hours', { bold: true }) + wordParagraph('Nine to five.') + wordParagraph('Never call us twice.', { bold: true }) + wordParagraph('Please.');
    const result = await document(packed(wordParts(bold)), 'a.docx');
    expect(plain(result.sections)).toEqual([['Opening hours', null, '## Opening hours\n\nNine to five.\n\nNever call us twice.\n\nPlease.']]);
    expect(result.title).toBe('Opening hours');
    const styled = await document(packed(wordParts(wordParagraph('Hours', { style: 'berschrift1' }) + bold)), 'a.docx');
    expect(styled.sections).toHaveLength(1);
  });
});

describe('PowerPoint', () => {
  it('reads slides as they are shown: titles, points, tables, notes; what repeats or is hidden is left out', async () => {
    const parts = slideParts([
      { shapes: slideShape('ctrTitle', ['Our', 'menu']) + slideShape('subTitle', ['Summer']) + slideShape('ftr', ['Imprint']) + slideShape('sldNum', ['1']) },
      { shapes: slideShape('body', ['Soup', '>with bread', 'Salad']) + slideShape('title', ['Starters']) + slideTable([['Dish', 'Price'], ['Soup', '4']]), notes: 'Soup is vegan.' },
      { shapes: slideShape('title', ['Secret']), hidden: true },
      { shapes: slideShape(undefined, ['Closed on Monday.', 'Open else.']) },
      { shapes: '' },
    ]);
    const result = await document(packed(parts), 'menu.pptx');
    expect(result).toMatchObject({ format: 'pptx', title: 'Our menu', notes: ['Hidden slides were left out: 3.'] });
    expect(plain(result.sections)).toEqual([
      ['Our menu', 1, '# Our menu\n\nSummer'],
      ['Starters', 2, '# Starters\n\n- Soup\n  - with bread\n- Salad\n\n| Dish | Price |\n| --- | --- |\n| Soup | 4 |\n\nNotes: Soup is vegan.'],
      ['Slide 4', 4, '# Slide 4\n\nClosed on Monday.\n\nOpen else.'],
    ]);
  });

  it('reads a shape once that is there a second time for older programs, groups and diagrams too', async () => {
    const group = `<p:grpSp>${slideShape(undefined, ['In a group.'])}</p:grpSp>`;
    const twice = `<mc:AlternateContent><mc:Choice>${slideShape(undefined, ['Once.'])}</mc:Choice><mc:Fallback>${slideShape(undefined, ['Once.'])}</mc:Fallback></mc:AlternateContent>`;
    const diagram = '<Relationships><Relationship Id="d" Type="x/diagramData" Target="../diagrams/data1.xml"/><Relationship Id="e" Type="x/notesSlide" Target="http://x.example/" TargetMode="External"/></Relationships>';
    const parts = slideParts([{ shapes: group + twice }], {
      'ppt/slides/_rels/slide1.xml.rels': diagram,
      'ppt/diagrams/data1.xml': '<dgm:dataModel><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Order</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt/><dgm:pt><dgm:t><a:p><a:r><a:t>Pay</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>',
    });
    expect(plain((await document(packed(parts), 'a.pptx')).sections)).toEqual([['Slide 1', 1, '# Slide 1\n\nIn a group.\n\nOnce.\n\n- Order\n- Pay']]);
  });

  it('refuses more slides than the limit', async () => {
    const slides = Array.from({ length: 4 }, () => ({ shapes: slideShape('title', ['x']) }));
    expect(await read(packed(slideParts(slides)), 'a.pptx', { pages: 3 })).toEqual({ fault: expect.stringContaining('has 4 slides, at most 3') });
  });
});

/** The central directory of a packed file, in which sizes and flags can be changed. */
function patchDirectory(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  for (let offset = 0; offset + 4 <= copy.length; offset += 1) if (view.getUint32(offset, true) === 0x02014b50) view.setUint32(offset + at, value, true);
  return copy;
}

describe('containers that are not what they say', () => {
  const good = (more: Parts = {}): Uint8Array => packed(wordParts(wordParagraph('Words.'), more));

  it('refuses what unpacks to far more than it is', async () => {
    const zeros = ' '.repeat(40 * 1024 * 1024);
    const bomb = packed(wordParts(wordParagraph(zeros)));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await read(bomb, 'a.docx')).toEqual({ fault: expect.stringContaining('unpacks to far more') });
    expect(await read(bomb, 'a.docx', { zipRatio: 1e9, unzippedBytes: 1024 * 1024 })).toEqual({ fault: expect.stringContaining('unpacks to far more') });
  });

  it('holds what comes out to the size that was named', async () => {
    const lying = patchDirectory(packed(wordParts(wordParagraph(' '.repeat(4 * 1024 * 1024)))), 24, 1000);
    expect(await read(lying, 'a.docx')).toEqual({ fault: expect.stringContaining('unpacks to far more') });
  });

  it('refuses too many parts', async () => {
    expect(await read(good(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`word/x${at}.xml`, '<x/>']))), 'a.docx', { zipParts: 20 })).toEqual({ fault: expect.stringContaining('at most 20') });
  });

  it('refuses entities that multiply', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    for (const file of [good({ 'word/document.xml': `${laughs}<w:document>&b;</w:document>` }), packed(slideParts([{ shapes: '' }], { 'ppt/presentation.xml': `${laughs}<p:presentation/>` }))]) {
      expect(await read(file, 'a')).toEqual({ fault: expect.stringContaining('XML entities') });
    }
  });

  it('refuses elements within elements without end', async () => {
    const deep = `${'<w:ins>'.repeat(50_000)}${'</w:ins>'.repeat(50_000)}`;
    expect(await read(packed(wordParts(deep)), 'a.docx')).toEqual({ fault: expect.stringContaining('too deeply') });
  });

  it.each([
    ['a password on its parts', patchDirectory(good(), 8, 0x0008_0001), /password/],
    ['a directory beyond its end', good().subarray(0, 300), /damaged/],
    ['a part that is cut off', patchDirectory(good(), 42, 0x7fff_0000), /damaged/],
    ['tables', packed({ 'xl/workbook.xml': '<x/>' }), /Save it as CSV/],
    ['OpenDocument', packed({ mimetype: 'x', 'content.xml': '<x/>' }), /OpenDocument/],
    ['a book', packed({ mimetype: 'x', 'META-INF/container.xml': '<x/>' }), /e-book/],
    ['other files', packed({ 'a.txt': 'x' }), /archive/],
    ['nothing', zipSync({}), /archive/],
    ['no document', packed({ 'word/media/a.xml': '<x/>' }), /damaged|proper/],
    ['no presentation', packed({ 'ppt/slides/slide1.xml': '<x/>' }), /damaged/],
  ])('gives a container with %s a fault', async (_, bytes, fault) => {
    expect(await read(bytes, 'a.docx')).toEqual({ fault: expect.stringMatching(fault) });
  });
});
