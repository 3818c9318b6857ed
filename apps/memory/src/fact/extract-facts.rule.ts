import { normalizeText, splitSentences } from '@rapport/language';
import { FACT_PATTERNS, type FactPattern } from './fact-pattern.data.js';
import type { FoundFact } from './fact.types.js';
import { worthKeeping } from './fact-gate.rule.js';
import { stemsOf } from './stems.rule.js';

/** Words behind "call me" that are no name. */
const NO_NAME = new Set(
  'a an the back later tomorrow today tonight now when at if asap maybe on in before after again please anytime any soon once here there by first only crazy old stupid sir madam monday tuesday wednesday thursday friday saturday sunday not is was so with about to for and or as from this that it your my'.split(' '),
);
/** What is only imagined, asked or denied is no fact. */
const UNREAL = /\b(?:how|why|when|where|which|can|could|do|does|did|will|may|must|if|unless|whether|suppose|imagine|pretend|what if|do you think|don't know if|wish|would you|should|not sure|as if|used to|do not|don't|never) (?:\w+ ){0,2}$/iu;
/** Lines that somebody else wrote. */
const QUOTED = /^\s*(?:>|\|).*$|^on .{5,80} wrote:$/gimu;
const TAIL = /(?: (?:now|please|thanks|thank you|too|though|as well|anyway|these days|at the moment|right now|a lot|so much|very much|lol|haha|myself|here|any ?more))+$/iu;
const LONGEST = 8_000;
const MOST_FACTS = 12;

/**
 * What a customer says of himself outright: names, work, places, tastes, habits, goals (system rows E5 and E7). Rules only; what is asked,
 * imagined, quoted or denied is left out, and each fact passes the write gate.
 *
 * @param said the customer's words, secrets taken out
 * @returns facts in the order in which they were said; of one slot the last one
 */
export function extractFacts(said: string): FoundFact[] {
  const facts = new Map<string, FoundFact>();
  const text = normalizeLines(said.slice(0, LONGEST).replace(QUOTED, ''));
  for (const { text: sentence } of splitSentences(text)) {
    for (const pattern of FACT_PATTERNS) {
      for (const fact of factsIn(sentence, pattern)) {
        if (!facts.has(fact.slot) || pattern.kind === 'profile') facts.set(fact.slot, best(facts.get(fact.slot), fact));
      }
    }
  }
  return [...facts.values()].slice(0, MOST_FACTS);
}

function normalizeLines(text: string): string {
  return text.split('\n').map((line) => normalizeText(line)).join('\n');
}

/** The plainer one; of equals the later. */
function best(first: FoundFact | undefined, second: FoundFact): FoundFact {
  return first && first.confidence > second.confidence ? first : second;
}

function* factsIn(sentence: string, pattern: FactPattern): Generator<FoundFact> {
  for (const match of sentence.matchAll(pattern.pattern)) {
    if (UNREAL.test(sentence.slice(0, match.index))) continue;
    const rest = cleaned(match.groups?.['v'] ?? '');
    const said = pattern.name === true ? nameIn(rest, sentence) : rest;
    const key = match.groups?.['k'] ?? '';
    if (said === '') continue;
    const fact = factOf(pattern, said, key);
    if (worthKeeping(fact, sentence)) yield fact;
  }
}

function cleaned(value: string): string {
  return value.replace(/["“”']+$|^["“”']+/gu, '').replace(TAIL, '').replace(/^(?:that|is|are|to be) /iu, '').trim();
}

/** The words that are a name, or nothing. */
function nameIn(value: string, sentence: string): string {
  const words = value.split(' ');
  const isNone = (word: string | undefined): boolean => word === undefined || NO_NAME.has(word.toLowerCase()) || word.length > 30;
  if (isNone(words[0])) return '';
  if (/^\p{Lu}/u.test(value)) {
    const end = words.findIndex((word, index) => index > 0 && (isNone(word) || !/^\p{Lu}/u.test(word)));
    return words.slice(0, end === -1 ? words.length : end).join(' ');
  }
  // In a message written in small letters a name is small too, but then it is one word.
  return /\p{Lu}\p{Ll}/u.test(sentence.slice(1)) ? '' : (words[0] ?? '');
}

function factOf(pattern: FactPattern, said: string, key: string): FoundFact {
  const shown = pattern.name === true ? capitalised(said) : inThirdPerson(said);
  const stems = stemsOf(said);
  return {
    kind: pattern.kind,
    slot: pattern.slot.replace('{k}', stemsOf(key)).replace('{v}', stems),
    value: shown,
    valueKey: pattern.key.replace('{v}', stems),
    text: pattern.text.replace('{k}', key.toLowerCase()).replace('{v}', shown),
    confidence: pattern.confidence,
  };
}

function capitalised(name: string): string {
  return name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

const PERSONS: readonly (readonly [RegExp, string])[] = [
  [/\bmy\b/giu, 'their'], [/\bour\b/giu, 'their'], [/\bmine\b/giu, 'theirs'], [/\bmyself\b/giu, 'themselves'],
  [/\bme\b/giu, 'them'], [/\bus\b/gu, 'them'], [/\bi am\b|\bi'm\b/giu, 'they are'], [/\bi\b/giu, 'they'], [/\bwe\b/giu, 'they'],
];

function inThirdPerson(said: string): string {
  return PERSONS.reduce((text, [pattern, word]) => text.replace(pattern, word), said);
}
