import { Unreadable } from '../reading.errors.js';
import type { ReadDocument, ReadingLimits, ReadSection } from '../reading.types.js';
import { firstHeading } from '../section/markdown-sections.rule.js';
import { SectionBuilder } from '../section/section-builder.rule.js';
import { blocksOf } from './blocks.rule.js';
import { headingLevels } from './headings.rule.js';
import { vocabularyOf } from './line-joining.rule.js';
import type { Block } from './page-layout.types.js';
import { openPdf, type PdfPage, readPages } from './pdf-pages.rule.js';
import { readingOrder } from './reading-order.rule.js';
import { withoutRunningLines } from './running-lines.rule.js';

const OCR = 'Send a version with text, or run text recognition (OCR) on it.';

function sectionsOf(blocks: readonly Block[], limit: number): ReadSection[] {
  const builder = new SectionBuilder(limit);
  const levels = headingLevels(blocks);
  let items: string[] = [];
  blocks.forEach((block, index) => {
    const level = levels.get(block);
    if (level !== undefined) builder.heading(level, block.text, block.page);
    else if (block.kind === 'item') items.push(block.text);
    else builder.body(block.text, block.page);
    const next = blocks[index + 1];
    // The items of a list stay together.
    if (items.length > 0 && (next?.kind !== 'item' || next.page !== block.page || levels.has(next))) {
      builder.body(items.join('\n'), block.page);
      items = [];
    }
  });
  return builder.done();
}

/** @throws Unreadable when there are only pictures of text */
function pictureNotes(pages: readonly PdfPage[]): string[] {
  const pictures = pages.filter(({ fragments, drawn }) => fragments.length === 0 && drawn).map(({ page }) => page);
  if (pictures.length === 0) return [];
  if (pages.every(({ fragments }) => fragments.length === 0)) throw new Unreadable(`The PDF's page${pages.length === 1 ? ' holds' : 's hold'} only pictures of text. ${OCR}`);
  const named = pictures.length > 12 ? `${pictures.slice(0, 12).join(', ')} and ${pictures.length - 12} more` : pictures.join(', ');
  return [`Page${pictures.length === 1 ? '' : 's'} ${named}: only pictures, which cannot be read. ${OCR}`];
}

/** Programs write their own names and those of files where a title should be. */
function declared(title: unknown): string | null {
  const line = typeof title === 'string' ? title.replace(/\s+/gu, ' ').trim() : '';
  return line === '' || /^untitled|^microsoft (?:word|powerpoint) - |\.(?:docx?|pptx?|indd|pdf|tex|dvi|qxd)$/iu.test(line) ? null : line;
}

/** Headings, paragraphs, lists and tables of a PDF with the pages they stand on. */
export async function readPdf(bytes: Uint8Array, limits: ReadingLimits): Promise<ReadDocument> {
  const pdf = await openPdf(bytes);
  try {
    if (pdf.numPages > limits.pages) throw new Unreadable(`The PDF has ${pdf.numPages} pages, at most ${limits.pages} are read. Split it into smaller files.`);
    const { info } = await pdf.getMetadata();
    const { Title, Language } = info as { Title?: unknown; Language?: unknown };
    const read = await readPages(pdf);
    const notes = pictureNotes(read);
    const { pages, dropped } = withoutRunningLines(read);
    if (dropped > 0) notes.push('Lines that repeat at the edges of pages, such as running heads and page numbers, were left out.');
    const words = vocabularyOf(pages.flatMap(({ fragments }) => fragments.map(({ text }) => text)));
    const blocks = pages.flatMap(({ page, fragments }) => readingOrder(fragments).flatMap((group) => blocksOf(group, page, words)));
    const sections = sectionsOf(blocks, limits.characters);
    const language = typeof Language === 'string' && Language !== '' ? Language : null;
    return { format: 'pdf', title: declared(Title) ?? firstHeading(sections), language, frontMatter: {}, sections, notes };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
