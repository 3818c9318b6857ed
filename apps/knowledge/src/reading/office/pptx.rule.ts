import { Unreadable } from '../reading.errors.js';
import type { ReadDocument, ReadingLimits } from '../reading.types.js';
import { SectionBuilder } from '../section/section-builder.rule.js';
import { coreProperties, parseXml, refuseDeepParts, relationsOf, type Xml } from './office-xml.rule.js';
import { readDiagram, readNotes, readSlide } from './slide.rule.js';
import { zipParts } from './zip-parts.rule.js';

const wanted = (name: string): boolean => /^(?:docProps\/core\.xml|ppt\/(?:presentation\.xml|_rels\/|slides\/|notesSlides\/|diagrams\/data))/u.test(name) && /\.(?:xml|rels)$/iu.test(name);
const PRESENTATION = 'ppt/presentation.xml';

type Parts = ReadonlyMap<string, Uint8Array>;

/** Paths of the slides in the order they are shown. */
function slidePaths(parts: Parts): string[] {
  const presentation = parseXml(parts.get(PRESENTATION));
  if (!presentation) throw new Unreadable('The presentation is damaged or incomplete. Save it anew and upload it again.');
  const targets = new Map(relationsOf(parts, PRESENTATION).map(({ id, target }) => [id, target]));
  return presentation('p\\:sldIdLst > p\\:sldId').toArray().flatMap((element) => targets.get(presentation(element).attr('r:id') ?? '') ?? []);
}

/** What lies beside a slide: the texts of its diagrams and the speaker's notes. */
function besides(parts: Parts, path: string): string[] {
  const linked = (type: string): Xml[] => relationsOf(parts, path).filter((relation) => relation.type === type).flatMap(({ target }) => parseXml(parts.get(target)) ?? []);
  const notes = linked('notesSlide').map(readNotes).filter((said) => said !== '').map((said) => `Notes: ${said}`);
  return [...linked('diagramData').map(readDiagram), ...notes];
}

/** @returns whether the slide is hidden, and so was left out */
function addSlide(builder: SectionBuilder, parts: Parts, path: string, page: number): boolean {
  const xml = parseXml(parts.get(path));
  if (!xml) return false;
  if (xml('p\\:sld').attr('show') === '0') return true;
  const slide = readSlide(xml);
  const texts = [...slide.parts, ...besides(parts, path)].filter((text) => text !== '');
  if (slide.title !== '' || texts.length > 0) builder.heading(1, slide.title === '' ? `Slide ${page}` : slide.title, page);
  for (const text of texts) builder.body(text, page);
  return false;
}

/** A presentation, slide by slide: title, texts, tables, diagrams, the speaker's notes. The number of a slide is its page. */
export async function readPptx(bytes: Uint8Array, limits: ReadingLimits): Promise<ReadDocument> {
  const parts = zipParts(bytes, wanted, limits);
  refuseDeepParts(parts, limits);
  const paths = slidePaths(parts);
  if (paths.length > limits.pages) throw new Unreadable(`The presentation has ${paths.length} slides, at most ${limits.pages} are read. Split it into smaller files.`);
  const builder = new SectionBuilder(limits.characters);
  const hidden = paths.flatMap((path, index) => (addSlide(builder, parts, path, index + 1) ? [index + 1] : []));
  const sections = builder.done();
  const { title, language } = coreProperties(parts);
  const notes = hidden.length > 0 ? [`Hidden slides were left out: ${hidden.join(', ')}.`] : [];
  const named = sections.find(({ headings }) => !/^Slide \d+$/u.test(headings[0] ?? ''));
  return { format: 'pptx', title: title ?? named?.headings[0] ?? null, language, frontMatter: {}, sections, notes };
}
