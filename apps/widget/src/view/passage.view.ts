import { element } from '../dom/element.rule.js';
import { passageOf, type PassageBlock, type Run } from '../dom/passage.rule.js';

const TAGS = { heading: 'h3', paragraph: 'p', item: 'li', numbered: 'li', head: 'th', row: 'td' } as const;
const PARENTS: Partial<Record<PassageBlock['kind'], 'ul' | 'ol' | 'table'>> = { item: 'ul', numbered: 'ol', head: 'table', row: 'table' };

const runNodes = (runs: readonly Run[]): (Node | string)[] => runs.map(({ text, marked }) => (marked ? element('mark', {}, text) : text));

/** A passage of an article with the cited words marked. */
export function passageNodes(text: string, candidates: readonly string[]): HTMLElement[] {
  const nodes: HTMLElement[] = [];
  for (const { kind, cells } of passageOf(text, candidates)) {
    const parts = cells.map((runs) => element(TAGS[kind], {}, ...runNodes(runs)));
    const parent = PARENTS[kind];
    const last = nodes.at(-1);
    const holder = parent === undefined ? undefined : last?.localName === parent && kind !== 'head' ? last : element(parent);
    if (holder && holder !== last) nodes.push(holder);
    if (!holder) nodes.push(...parts);
    else if (parent === 'table') holder.append(element('tr', {}, ...parts));
    else holder.append(...parts);
  }
  return nodes;
}
