/** Words of a passage, and whether a reply cites them. */
export interface Run {
  readonly text: string;
  readonly marked: boolean;
}

export interface PassageBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'numbered' | 'head' | 'row';
  /** One for each cell of a table, else a single one. */
  readonly cells: readonly (readonly Run[])[];
}

const SHORTEST_MARK = 3;
/** A shorter heading or cell stands in the cited words by chance. */
const SHORTEST_WHOLE = 12;
const plain = (text: string): string => text.replace(/\*\*|`/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\s+/g, ' ').trim();

function kindOf(line: string): { kind: PassageBlock['kind']; cells: string[] } {
  if (/^\|.*\|$/.test(line)) return { kind: 'row', cells: line.slice(1, -1).split('|').map(plain) };
  const [, hashes, bullet, number, rest] = /^(?:(#{1,6})|([-*•])|(\d{1,2})[.)])\s+(.*)$/.exec(line) ?? [];
  const kind = hashes !== undefined ? 'heading' : bullet !== undefined ? 'item' : number !== undefined ? 'numbered' : 'paragraph';
  return { kind, cells: [plain(rest ?? line)] };
}

/** Lines of one paragraph belong together; a table's rule says that the row above it is its head. */
function linesOf(text: string): { kind: PassageBlock['kind']; cells: string[] }[] {
  const blocks: { kind: PassageBlock['kind']; cells: string[] }[] = [];
  let open = false;
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const last = blocks.at(-1);
    const next = kindOf(line);
    if (/^\|[\s:|-]+\|$/.test(line)) {
      if (last?.kind === 'row') last.kind = 'head';
    } else if (open && last?.kind === 'paragraph' && next.kind === 'paragraph' && line !== '') last.cells = [`${last.cells[0] ?? ''} ${next.cells[0] ?? ''}`];
    else if (line !== '') blocks.push(next);
    open = line !== '';
  }
  return blocks;
}

function runsOf(text: string, words: string): Run[] {
  const at = words.length < SHORTEST_MARK ? -1 : text.indexOf(words);
  if (at < 0) return [{ text, marked: text.length >= SHORTEST_WHOLE && words.includes(text) }];
  const end = at + words.length;
  const runs = [{ text: text.slice(0, at), marked: false }, { text: words, marked: true }, { text: text.slice(end), marked: false }];
  return runs.filter((run) => run.text !== '');
}

/**
 * A passage of a Markdown article for display, with the cited words marked.
 *
 * @param text of the passage
 * @param candidates what may be cited, the best first: the first that stands in the passage is marked
 */
export function passageOf(text: string, candidates: readonly string[]): PassageBlock[] {
  const lines = linesOf(text);
  const marked = (words: string): PassageBlock[] => lines.map(({ kind, cells }) => ({ kind, cells: cells.map((cell) => runsOf(cell, plain(words))) }));
  const found = candidates.map(marked).find((blocks) => blocks.some(({ cells }) => cells.some((runs) => runs.some((run) => run.marked))));
  return found ?? marked('');
}
