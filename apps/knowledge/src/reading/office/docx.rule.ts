import { htmlToMarkdown } from '@rapport/language';
import { load } from 'cheerio';
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { spaceCells } from '../page/table-cells.rule.js';
import type { ReadDocument, ReadingLimits } from '../reading.types.js';
import { firstHeading, markdownSections } from '../section/markdown-sections.rule.js';
import { coreProperties, refuseDeepParts } from './office-xml.rule.js';
import { zipParts } from './zip-parts.rule.js';

/** Pictures, fonts and macros stay packed. */
const wanted = (name: string): boolean => /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/core\.xml|word\/(?:_rels\/|[^/]+\.xml$))/u.test(name);

const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/** Who sets headings by hand makes a short paragraph bold: it counts as one where the document has no headings at all. */
function boldHeadings(html: string): string {
  const dom = load(html, null, false);
  if (dom('h1,h2,h3,h4,h5,h6').length > 0) return html;
  dom('p').each((_, element) => {
    const paragraph = dom(element);
    const text = paragraph.text().trim();
    const bold = paragraph.children('strong').text().trim();
    const inside = paragraph.closest('td,th,li').length > 0;
    if (!inside && text !== '' && bold === text && text.length <= 100 && !/[.,;:]$/u.test(text) && paragraph.next().is('p,ul,ol,table')) dom(element).replaceWith(dom('<h2>').text(text));
  });
  return dom.html();
}

/** A Word document: headings by their styles, lists, tables, foot notes; the alternative texts of pictures. */
export async function readDocx(bytes: Uint8Array, limits: ReadingLimits): Promise<ReadDocument> {
  const parts = zipParts(bytes, wanted, limits);
  refuseDeepParts(parts, limits);
  // Packed anew without what is not wanted, since mammoth unpacks by itself and counts nothing.
  const buffer = Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
  const noPictures = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer }, { styleMap: STYLES, convertImage: noPictures, externalFileAccess: false, includeEmbeddedStyleMap: false });
  const { markdown } = htmlToMarkdown(spaceCells(boldHeadings(value)));
  const sections = markdownSections(markdown, limits.characters);
  const { title, language } = coreProperties(parts);
  return { format: 'docx', title: title ?? firstHeading(sections), language, frontMatter: {}, sections, notes: [] };
}
