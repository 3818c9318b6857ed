import { strToU8, zipSync } from 'fflate';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const escape = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/\n/gu, '</w:t><w:br/><w:t>');

export type Parts = Record<string, string>;

/** Packs parts as an Office program does. */
export function packed(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level });
}

const relations = (targets: Readonly<Record<string, readonly [type: string, target: string]>>): string =>
  `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships">${Object.entries(targets).map(([id, [type, target]]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

export const core = (title: string): string =>
  `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:language>de-DE</dc:language></cp:coreProperties>`;

/** A paragraph of WordprocessingML. */
export function wordParagraph(text: string, { style, bold = false }: { style?: string; bold?: boolean } = {}): string {
  return `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t>${escape(text)}</w:t></w:r></w:p>`;
}

export const wordTable = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell.split('|').map((line) => wordParagraph(line)).join('')}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** Styles are named as in a German Word: their ids differ, their names do not. */
const STYLES = ['heading 1', 'heading 2', 'Title'].map((name, at) => `<w:style w:type="paragraph" w:styleId="${['berschrift1', 'berschrift2', 'Titel'][at]}"><w:name w:val="${name}"/></w:style>`).join('');

export function wordParts(body: string, more: Parts = {}): Parts {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relations({ r1: ['officeDocument', 'word/document.xml'] }),
    'word/_rels/document.xml.rels': relations({ r1: ['styles', 'styles.xml'] }),
    'word/styles.xml': `<w:styles ${w}>${STYLES}</w:styles>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
    ...more,
  };
}

/** A shape of PresentationML with a paragraph for each line; a line that begins with ">" lies one level deeper. */
export function slideShape(type: string | undefined, lines: readonly string[]): string {
  const place = type === undefined ? '' : type === 'body' ? '<p:ph idx="1"/>' : `<p:ph type="${type}"/>`;
  const paragraphs = lines.map((line) => `<a:p>${line.startsWith('>') ? '<a:pPr lvl="1"/>' : ''}<a:r><a:t>${escape(line.replace(/^>/u, ''))}</a:t></a:r></a:p>`);
  return `<p:sp><p:nvSpPr><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:txBody>${paragraphs.join('')}</p:txBody></p:sp>`;
}

export const slideTable = (rows: readonly (readonly string[])[]): string =>
  `<p:graphicFrame><a:graphic><a:graphicData><a:tbl>${rows.map((cells) => `<a:tr>${cells.map((cell) => `<a:tc><a:txBody><a:p><a:r><a:t>${cell}</a:t></a:r></a:p></a:txBody></a:tc>`).join('')}</a:tr>`).join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;

export interface SlideDraft {
  readonly shapes: string;
  readonly notes?: string;
  readonly hidden?: boolean;
}

const NAMESPACES = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`;

/** A presentation whose files are numbered against the order in which it shows them, as happens after slides were moved. */
export function slideParts(slides: readonly SlideDraft[], more: Parts = {}): Parts {
  const file = (at: number): string => `slide${slides.length - at}.xml`;
  const parts: Parts = {
    'ppt/presentation.xml': `<p:presentation ${NAMESPACES}><p:sldIdLst>${slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="s${at}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(Object.fromEntries(slides.map((_, at) => [`s${at}`, ['slide', `slides/${file(at)}`] as const]))),
  };
  slides.forEach(({ shapes, notes, hidden }, at) => {
    parts[`ppt/slides/${file(at)}`] = `<p:sld ${NAMESPACES}${hidden === true ? ' show="0"' : ''}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`;
    if (notes === undefined) return;
    parts[`ppt/slides/_rels/${file(at)}.rels`] = relations({ n: ['notesSlide', `../notesSlides/notes${at}.xml`] });
    parts[`ppt/notesSlides/notes${at}.xml`] = `<p:notes ${NAMESPACES}>${slideShape('sldNum', ['7'])}<p:sp><p:nvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${notes}</a:t></a:r></a:p></p:txBody></p:sp></p:notes>`;
  });
  return { ...parts, ...more };
}
