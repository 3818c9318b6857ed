import type { Xml } from './office-xml.rule.js';

type Nodes = ReturnType<Xml>;

/** Placeholders that repeat on every slide. */
const REPEATED = new Set(['sldNum', 'dt', 'ftr', 'hdr']);
const TITLES = new Set(['title', 'ctrTitle']);

export interface Slide {
  readonly title: string;
  /** Paragraphs, lists and tables in Markdown. */
  readonly parts: readonly string[];
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The text of an `a:p`: runs and fields, breaks as spaces. */
function lineOf(xml: Xml, paragraph: Nodes): string {
  return oneLine(paragraph.find('a\\:t,a\\:br,a\\:tab').toArray().map((element) => (element.tagName === 'a:t' ? xml(element).text() : ' ')).join(''));
}

/** Several paragraphs of a body are the points of a list, deeper ones indented; a single one is a paragraph. */
function bodyOf(xml: Xml, shape: Nodes, isBody: boolean): string {
  const lines = shape.find('a\\:p').toArray().flatMap((element) => {
    const paragraph = xml(element);
    const text = lineOf(xml, paragraph);
    const level = Number(paragraph.children('a\\:pPr').attr('lvl') ?? 0);
    const bullet = paragraph.find('a\\:pPr > a\\:buChar, a\\:pPr > a\\:buAutoNum').length > 0;
    const plain = paragraph.find('a\\:pPr > a\\:buNone').length > 0;
    return text === '' ? [] : [{ text, level: Number.isFinite(level) ? Math.min(8, Math.max(0, level)) : 0, point: bullet || (isBody && !plain) }];
  });
  if (lines.length === 1) return lines[0]?.text ?? '';
  return lines.map(({ text, level, point }, at) => (point ? `${'  '.repeat(level)}- ${text}` : at > 0 ? `\n${text}` : text)).join('\n');
}

function tableOf(xml: Xml, table: Nodes): string {
  const rows = table.find('a\\:tr').toArray().map((row) =>
    xml(row).children('a\\:tc').toArray().map((cell) => xml(cell).find('a\\:p').toArray().map((element) => lineOf(xml, xml(element))).join(' ').trim().replace(/\|/gu, '\\|')));
  const [head, ...body] = rows.filter((cells) => cells.some((cell) => cell !== ''));
  if (!head) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** Title, texts and tables of a slide in the order they lie on it. */
export function readSlide(xml: Xml): Slide {
  // Shapes that older programs cannot draw are there a second time for these.
  xml('mc\\:Fallback').remove();
  const titles: string[] = [];
  const parts: string[] = [];
  xml('p\\:sp, p\\:graphicFrame').each((_, element) => {
    const shape = xml(element);
    const table = shape.find('a\\:tbl').first();
    if (table.length > 0) return void parts.push(tableOf(xml, table));
    const place = shape.find('p\\:nvPr > p\\:ph').first();
    const type = place.attr('type') ?? (place.length > 0 ? 'body' : 'none');
    if (REPEATED.has(type)) return;
    if (TITLES.has(type)) titles.push(bodyOf(xml, shape, false));
    else parts.push(bodyOf(xml, shape, type === 'body' || type === 'obj'));
  });
  return { title: oneLine(titles.join(' ')), parts: parts.filter((part) => part !== '') };
}

/** The speaker's notes: the body of a notes page. */
export function readNotes(xml: Xml): string {
  const bodies = xml('p\\:sp').toArray().filter((element) => xml(element).find('p\\:nvPr > p\\:ph').attr('type') === 'body');
  return bodies.map((element) => bodyOf(xml, xml(element), false)).join('\n\n').trim();
}

/** The texts of a diagram (SmartArt), point by point. */
export function readDiagram(xml: Xml): string {
  const points = xml('dgm\\:pt').toArray().map((element) => oneLine(xml(element).find('a\\:t').toArray().map((run) => xml(run).text()).join('')));
  return points.filter((point) => point !== '').map((point) => `- ${point}`).join('\n');
}
