import { type CheerioAPI, load } from 'cheerio';
import { Unreadable } from '../reading.errors.js';
import type { ReadingLimits } from '../reading.types.js';

export type Xml = CheerioAPI;

/** Elements within elements, counted on the text: parsers and readers may walk by recursion, so what is too deep never reaches them. */
function refuseDeep(text: string, nesting: number): void {
  let depth = 0;
  for (const [tag] of text.matchAll(/<[^<>]{1,20000}>/gu)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>') && !tag.startsWith('<?') && !tag.startsWith('<!')) depth += 1;
    if (depth > nesting) throw new Unreadable('The file nests its parts too deeply to be read. Save it as plain text and upload it again.');
  }
}

/** @throws Unreadable when an XML part nests deeper than the limit */
export function refuseDeepParts(parts: ReadonlyMap<string, Uint8Array>, limits: ReadingLimits): void {
  for (const [name, part] of parts) if (/\.(?:xml|rels)$/iu.test(name)) refuseDeep(new TextDecoder().decode(part), limits.nesting);
}

export function parseXml(part: Uint8Array | undefined): Xml | undefined {
  return part && load(new TextDecoder().decode(part), { xml: true });
}

/** Title and language in the properties of an Office file. */
export function coreProperties(parts: ReadonlyMap<string, Uint8Array>): { title: string | null; language: string | null } {
  const xml = parseXml(parts.get('docProps/core.xml'));
  const line = (name: string): string | null => xml?.(name).first().text().replace(/\s+/gu, ' ').trim() || null;
  const title = line('dc\\:title');
  return { title: title !== null && /^(?:powerpoint[- ]pr|untitled|microsoft word|document\d*$)/iu.test(title) ? null : title, language: line('dc\\:language') };
}

/** The relations of a part: target paths by id and by the last word of their type. */
export function relationsOf(parts: ReadonlyMap<string, Uint8Array>, part: string): { id: string; type: string; target: string }[] {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash);
  const xml = parseXml(parts.get(`${folder}/_rels/${part.slice(slash + 1)}.rels`));
  if (!xml) return [];
  return xml('Relationship').toArray().flatMap((element) => {
    const { Id = '', Type = '', Target = '', TargetMode = '' } = xml(element).attr() ?? {};
    if (TargetMode === 'External') return [];
    const path = Target.startsWith('/') ? Target.slice(1) : new URL(Target, `file:///${folder}/`).pathname.slice(1);
    return [{ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: path }];
  });
}
