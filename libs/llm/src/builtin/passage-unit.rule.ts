import { splitSentences } from '@rapport/language';
import type { Passage } from '../chat/chat.types.js';
import { markdownBlocks, plainText, type Block } from './markdown.rule.js';

/** The smallest thing that can be quoted: a sentence, a row of a table, an item of a list or a whole short list. */
export interface Unit {
  /** Index of its passage in the list that was given. */
  passage: number;
  /** Title of its document. */
  title: string;
  /** Position in the passage. */
  index: number;
  /** Readable plain text, one line, that can be understood alone. */
  text: string;
  /** What it says itself: without the heading that was put before it. */
  own: string;
  kind: 'sentence' | 'row' | 'item' | 'list' | 'question';
  /** The nearest heading, question of an FAQ or lead of a list above it; the passage's title stands apart. */
  context: string;
  /** Items and their list carry the same number. */
  group: number | null;
}

/** A list longer than this is quoted item by item. */
const LIST_ITEMS = 8;
const LIST_CHARACTERS = 480;
/** Half of a procedure helps nobody: steps may be longer. */
const STEPS_ITEMS = 12;
const STEPS_CHARACTERS = 900;
/** An item that is nothing but a link: the list is a way to other pages. */
const LINK_ONLY = /^\[[^\]]+\]\([^)]+\)\.?$/;
const ANNOUNCES_LIST = /:$|\b(?:steps|as follows|the following|below)\b[^.]*\.$/i;
const FAQ_PREFIX = /^(?:Q|A|Question|Answer)\s*[:.]\s+/;

/**
 * Cuts a passage into what can be quoted from it.
 *
 * @param passage the passage; its text may be Markdown
 * @param number its index
 * @returns its units in order; questions are among them because they say what follows, not to be quoted
 */
export function passageUnits(passage: Passage, number: number): Unit[] {
  const units: Unit[] = [];
  const above: Above = { heading: plainText(passage.headings.at(-1) ?? ''), context: plainText(passage.headings.join(' ')) };
  let group = 0;
  const add: Add = ({ kind, text, own = text, group: where = null, context = above.context }) => {
    if (/[\p{L}\p{N}]/u.test(own)) units.push({ passage: number, title: passage.title, index: units.length, text, own, kind, context, group: where });
  };
  for (const block of markdownBlocks(passage.text)) {
    if (block.kind === 'heading') Object.assign(above, { heading: block.text, context: block.text });
    else if (block.kind === 'table') for (const text of tableRows(block)) add({ kind: 'row', text, context: `${above.context} ${block.header.join(' ')}` });
    else if (block.kind === 'list') {
      group += 1;
      addList(block, units, add, above, group);
    } else {
      for (const { text } of splitSentences(plainText(block.text))) {
        const clean = text.trim().replace(FAQ_PREFIX, '');
        if (clean.endsWith('?')) {
          add({ kind: 'question', text: clean });
          above.context = clean;
        } else add({ kind: 'sentence', text: clean });
      }
    }
  }
  return units;
}

/** What stands above a block. */
interface Above {
  heading: string;
  /** The heading, or the question of an FAQ. */
  context: string;
}

type Add = (unit: Pick<Unit, 'kind' | 'text'> & Partial<Pick<Unit, 'own' | 'group' | 'context'>>) => void;

function addList(list: Extract<Block, { kind: 'list' }>, units: Unit[], add: Add, { heading, context }: Above, group: number): void {
  if (list.items.every((item) => LINK_ONLY.test(item.trim()))) return;
  const items = list.items.map((item) => plainText(item)).filter((item) => item !== '');
  const before = units.at(-1);
  const lead = before !== undefined && ANNOUNCES_LIST.test(before.text) ? before.text : null;
  const about = lead === null ? context : `${context} ${lead}`;
  const own = wholeList(items, list.ordered, lead);
  const [mostItems, mostCharacters] = list.ordered ? [STEPS_ITEMS, STEPS_CHARACTERS] : [LIST_ITEMS, LIST_CHARACTERS];
  if (items.length > 1 && items.length <= mostItems && own.length <= mostCharacters) {
    // The lead alone ("We offer:") answers nothing; it goes into the list.
    if (lead !== null) units.pop();
    add({ kind: 'list', text: wholeList(items, list.ordered, lead ?? heading), own, group });
  }
  for (const item of items) {
    if (item.endsWith('?')) add({ kind: 'question', text: item, group, context: about });
    else {
      const whole = /[.!…]["”’)]*$/.test(item);
      for (const { text } of splitSentences(finished(item))) {
        // A few words without a full stop mean nothing without what stands above them.
        add({ kind: 'item', text: whole ? text : led(lead ?? heading, text), own: text, group, context: about });
      }
    }
  }
}

/** One sentence of a list: a reader who gets single sentences must not get half of it. */
function wholeList(items: readonly string[], ordered: boolean, lead: string | null): string {
  const parts = items.map((item, at) => {
    const sentences = splitSentences(item).map(({ text }) => text.replace(/[.;,!]+$/, ''));
    return (ordered ? `${at + 1}) ` : '') + sentences.join(' – ');
  });
  return finished(led(lead ?? '', parts.join('; ')));
}

function led(lead: string, text: string): string {
  const bare = lead.replace(/[.:?]+$/, '');
  return bare === '' ? text : `${bare}${/^[^:;]*: /.test(text) ? ' –' : ':'} ${text}`;
}

/** `Guests 10–20 – price: $45, deposit: $100.` Where a head is missing or empty, the cell stands alone. */
function tableRows({ header, rows }: Extract<Block, { kind: 'table' }>): string[] {
  if (rows.length === 0) return [finished(header.filter((cell) => cell !== '').join(', '))];
  return rows.map((row) => {
    const [first = '', ...rest] = row;
    const cells = rest.flatMap((cell, at) => {
      const head = (header[at + 1] ?? '').trim();
      if (cell === '') return [];
      return [head === '' ? cell : `${lowerFirst(head)}: ${cell}`];
    });
    return finished(cells.length === 0 ? first : `${first} – ${cells.join(', ')}`);
  });
}

function finished(text: string): string {
  return /[.!?…:]["”’)]*$/.test(text) ? text : `${text}.`;
}

/** Lower case, unless it is an abbreviation. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
