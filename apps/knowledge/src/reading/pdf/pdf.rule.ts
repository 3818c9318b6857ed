import { extractText, getDocumentProxy } from 'unpdf';
import { Unreadable } from '../reading.errors.js';
import type { ReadDocument, ReadingLimits } from '../reading.types.js';
import { SectionBuilder } from '../section/section-builder.rule.js';

/** The text of a PDF, page by page. */
export async function readPdf(bytes: Uint8Array, limits: ReadingLimits): Promise<ReadDocument> {
  const pdf = await getDocumentProxy(bytes, { verbosity: 0 });
  if (pdf.numPages > limits.pages) throw new Unreadable(`The PDF has ${pdf.numPages} pages, at most ${limits.pages} are read. Split it into smaller files.`);
  const { text } = await extractText(pdf);
  const builder = new SectionBuilder(limits.characters);
  text.forEach((page, index) => builder.body(page, index + 1));
  await pdf.loadingTask.destroy();
  return { format: 'pdf', title: null, language: null, frontMatter: {}, sections: builder.done(), notes: [] };
}
