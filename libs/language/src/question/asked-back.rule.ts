import { stem } from '../token/stem.rule.js';
import { STOP_WORDS } from '../token/stop-words.data.js';
import { tokenize } from '../token/tokenize.rule.js';

const ALTERNATIVE = /“([^”]+)”/gu;
const FEWEST = 2;
/** Who says more has asked something else. */
const LONGEST_CHOICE = 6;
const ORDINALS: readonly RegExp[] = [/\b(?:first|1st|1)\b/iu, /\b(?:second|2nd|2)\b/iu, /\b(?:third|3rd|3)\b/iu, /\b(?:fourth|4th|4)\b/iu];
const LAST = /\b(?:last|latter)\b/iu;
const ALL = /^(?:both|all(?: of (?:them|these|those))?|everything|each|any)\b/iu;
/** Words of a choice that choose nothing themselves. */
const CHOOSING = new Set('one ones option number mean meant please think guess yes yeah like would want choose take about'.split(' '));

const rootsOf = (text: string): Set<string> => new Set(tokenize(text).filter((word) => !STOP_WORDS.has(word) && !CHOOSING.has(word)).map(stem));

function byPlace(answer: string, alternatives: readonly string[]): string | undefined {
  if (LAST.test(answer)) return alternatives.at(-1);
  const place = ORDINALS.findIndex((ordinal) => ordinal.test(answer));
  return place === -1 ? undefined : alternatives[place];
}

/**
 * What a customer chose, who was asked back which of several things is meant.
 *
 * @param answer what the customer wrote
 * @param reply what we wrote before; a question back names its alternatives “in quotes” and ends with a question mark
 * @returns the alternatives that were chosen, by name or by place; none where we did not ask back, or the customer asks something else
 */
export function chosenOf(answer: string, reply: string): string[] {
  const alternatives = reply.trimEnd().endsWith('?') ? [...reply.matchAll(ALTERNATIVE)].flatMap(([, text]) => (text === undefined ? [] : [text])) : [];
  if (alternatives.length < FEWEST || tokenize(answer).length > LONGEST_CHOICE) return [];
  if (ALL.test(answer.trim())) return alternatives;
  const said = rootsOf(answer);
  const shared = alternatives.map((alternative) => [...rootsOf(alternative)].filter((root) => said.has(root)).length);
  const most = Math.max(...shared);
  if (most > 0) return alternatives.filter((_, at) => shared[at] === most);
  const placed = byPlace(answer, alternatives);
  // "The second one" chooses, "2 guests" tells something.
  return placed !== undefined && [...said].every((root) => /^\d|^(?:first|second|third|fourth|last|latter)$/u.test(root)) ? [placed] : [];
}
