import { ALWAYS_FOLLOWED, BEFORE_NUMBERS, SOMETIMES_LAST } from './abbreviation.data.js';

/** Where a sentence ends and where the next may begin; `undecided` when more text could change the answer. */
export type SentenceEnd = { end: number; next: number } | 'undecided';

const SPACE = /\s/u;
const TERMINATOR = /[.!?…。！？]/u;
const WIDE_TERMINATOR = /[。！？]/u;
const CLOSER = /["'”’»)\]*_]/u;
const QUOTE = /["'”’»]/u;
const MARKER = /^(?:#{1,6}[ \t]|[-*+•–][ \t]|\d{1,3}[.)][ \t]|\||>|```)/u;
/** What could still grow into a marker, or into a citation. */
const MARKER_BEGUN = /^(?:#{0,6}|[-*+•–]|\d{1,3}[.)]?|`{1,2})$/u;
const CITATION = /^[ \t]{0,4}\[[A-Z]{2,6}-\d{1,8}\]/u;
const CITATION_BEGUN = /^[ \t]{0,4}(?:\[(?:[A-Z]{0,6}|[A-Z]{2,6}-\d{0,8}))?$/u;
const LONGEST_LOOK = 24;

const isSpace = (text: string, at: number): boolean => at < text.length && SPACE.test(text.charAt(at));

/** First position at or after `at` that holds no white space. */
export function skipSpace(text: string, at: number): number {
  let position = at;
  while (isSpace(text, position)) position += 1;
  return position;
}

/** A heading or a table row is a sentence of its own, whatever stands in it. */
function standsAlone(text: string, start: number): boolean {
  return text.charAt(start) === '|' || /^#{1,6}[ \t]/u.test(text.slice(start, start + 8));
}

function endAtLine(text: string, start: number, at: number, complete: boolean): SentenceEnd | undefined {
  const next = skipSpace(text, at);
  if (next >= text.length && !complete) return 'undecided';
  const boundary: SentenceEnd = { end: at, next };
  if (standsAlone(text, start) || text.slice(at + 1, next).includes('\n')) return boundary;
  const rest = text.slice(next, next + LONGEST_LOOK);
  if (MARKER.test(rest)) return boundary;
  if (!complete && MARKER_BEGUN.test(rest)) return 'undecided';
  return undefined;
}

/** The word that a dot at `dot` closes, lower case, inner dots kept ("e.g"). */
function wordBefore(text: string, start: number, dot: number): string {
  let from = dot;
  const limit = Math.max(start, dot - 12);
  while (from > limit && /[\p{L}\p{N}.]/u.test(text.charAt(from - 1))) from -= 1;
  return text.slice(from, dot);
}

function dotIsInner(text: string, start: number, dot: number, following: string): boolean {
  const word = wordBefore(text, start, dot);
  const lower = word.toLowerCase();
  if (ALWAYS_FOLLOWED.has(lower)) return true;
  if (BEFORE_NUMBERS.has(lower) && /\d/u.test(following)) return true;
  const capital = /\p{Lu}/u.test(following);
  if (SOMETIMES_LAST.has(lower)) return !capital;
  // An initial: "J. Smith". "I." ends a sentence more often than it begins a name.
  if (/^\p{Lu}$/u.test(word) && word !== 'I') return capital;
  // The number of a list item.
  return /^\d{1,3}$/u.test(word) && dot - word.length === start;
}

/** Past the terminators, closing quotes and citations that belong to the sentence. */
function pastTail(text: string, at: number, complete: boolean): number | 'undecided' {
  let end = at;
  for (;;) {
    while (end < text.length && (TERMINATOR.test(text.charAt(end)) || CLOSER.test(text.charAt(end)))) end += 1;
    const rest = text.slice(end, end + LONGEST_LOOK);
    const citation = CITATION.exec(rest);
    if (citation) end += citation[0].length;
    else return !complete && CITATION_BEGUN.test(rest) ? 'undecided' : end;
  }
}

function endAtTerminator(text: string, start: number, at: number, complete: boolean): SentenceEnd | number {
  const end = pastTail(text, at, complete);
  if (end === 'undecided') return 'undecided';
  const wide = WIDE_TERMINATOR.test(text.charAt(at));
  if (end < text.length && !isSpace(text, end) && !wide) return end;
  const next = skipSpace(text, end);
  if (next >= text.length) return complete ? { end, next } : 'undecided';
  const following = text.charAt(next);
  const lower = /\p{Ll}/u.test(following);
  const single = text.charAt(at) === '.' && !TERMINATOR.test(text.charAt(at + 1));
  if (single && end === at + 1 && dotIsInner(text, start, at, following)) return end;
  const trailing = text.charAt(at) === '…' || text.startsWith('..', at);
  if (lower && (trailing || QUOTE.test(text.charAt(end - 1)))) return end;
  return { end, next };
}

/**
 * Looks for the end of the sentence that begins at `start`.
 * @param text the text so far
 * @param start first character of the sentence, no white space
 * @param from where to go on looking, `start` at first
 * @param complete whether nothing will be added to the text
 * @returns the end (exclusive) and the first character after the white space that follows it; or where to look again with more text
 */
export function findSentenceEnd(text: string, start: number, from: number, complete: boolean): { found: { end: number; next: number } } | { resume: number } {
  let at = from;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '\n') {
      const result = endAtLine(text, start, at, complete);
      if (result === 'undecided') return { resume: at };
      if (result) return { found: trimmed(text, start, result) };
      at = skipSpace(text, at);
    } else if (TERMINATOR.test(char) && !standsAlone(text, start)) {
      const result = endAtTerminator(text, start, at, complete);
      if (result === 'undecided') return { resume: at };
      if (typeof result === 'object') return { found: result };
      at = result;
    } else at += 1;
  }
  return complete ? { found: trimmed(text, start, { end: text.length, next: text.length }) } : { resume: at };
}

function trimmed(text: string, start: number, found: { end: number; next: number }): { end: number; next: number } {
  let { end } = found;
  while (end > start && isSpace(text, end - 1)) end -= 1;
  return { end, next: found.next };
}
