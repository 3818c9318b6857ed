import { CRISIS_PHRASES } from './crisis-phrase.data.js';
import { DANGER_PHRASES, HARMLESS_PHRASES } from './danger-phrase.data.js';
import { EVERYDAY_PHRASES } from './everyday-phrase.data.js';
import { parsePhrase, PhraseFinder, type PhraseMatch } from './phrase.rule.js';
import type { RedFlag, RedFlagTopic, Severity } from './red-flag.types.js';
import { spokenWords, type SpokenWord } from './spoken-word.rule.js';
import { WORD_LISTS } from './word-list.data.js';

interface Sign {
  topic: RedFlagTopic;
  severity: Severity;
}

const SIGNS = new PhraseFinder<Sign>(
  [...CRISIS_PHRASES, ...DANGER_PHRASES, ...EVERYDAY_PHRASES].flatMap(({ topic, severity, phrases }) => phrases.flatMap((phrase) => parsePhrase(phrase, WORD_LISTS, { topic, severity }))),
);
const HARMLESS = new PhraseFinder<true>(HARMLESS_PHRASES.flatMap((phrase) => parsePhrase(phrase, WORD_LISTS, true as const)));

/** Even denied they are worth a look. */
const STILL_A_SIGN: ReadonlySet<RedFlagTopic> = new Set(['suicide', 'self_harm', 'eating_disorder']);
const RANK: Readonly<Record<Severity, number>> = { low: 0, medium: 1, high: 2 };
const NEGATION = new Set('not never no dont didnt doesnt isnt wasnt wont arent neither without aint havent hasnt'.split(' '));
/** "I don't know how to stop", "it is not that", "no joke": the word does not deny what follows. */
const NO_NEGATION = new Set('know stop only joke just kidding lie lying matter sure longer more think care wonder help sleep see idea'.split(' '));
const NEGATION_REACH = 4;
/** What stands in a story or the news happens to somebody else. */
const STORY = new Set('movie film novel book episode series game videogame song lyrics documentary news newspaper headline character actor actress play band album netflix podcast history historical article charity fundraiser'.split(' '));
const FIRST_PERSON = new Set('i im ive id ill me my myself mine'.split(' '));

function isNegated(words: readonly SpokenWord[], { first, skipped }: PhraseMatch<Sign>): boolean {
  if (skipped.some((word) => NEGATION.has(word)) && !skipped.some((word) => NO_NEGATION.has(word))) return true;
  for (let at = first - 1; at >= Math.max(0, first - NEGATION_REACH); at -= 1) {
    const { word, sentence } = words[at] as SpokenWord;
    if (sentence !== words[first]?.sentence || NO_NEGATION.has(word)) return false;
    if (NEGATION.has(word)) return true;
  }
  return false;
}

function isStory(words: readonly SpokenWord[], match: PhraseMatch<Sign>): boolean {
  const sentence = words[match.first]?.sentence;
  let story = false;
  for (let at = Math.max(0, match.first - 25); at < Math.min(words.length, match.last + 25); at += 1) {
    const word = words[at] as SpokenWord;
    if (word.sentence !== sentence) continue;
    const inside = at >= match.first && at <= match.last;
    if ((inside || match.value.severity === 'high') && FIRST_PERSON.has(word.word)) return false;
    story ||= STORY.has(word.word);
  }
  return story;
}

/** A denial or a story lowers the sign but is not thrown away: people deny what they feel. */
function severityOf(words: readonly SpokenWord[], match: PhraseMatch<Sign>): Severity | undefined {
  const { severity, topic } = match.value;
  if (isNegated(words, match)) return severity === 'high' || STILL_A_SIGN.has(topic) ? 'low' : undefined;
  if (isStory(words, match)) return severity === 'low' ? undefined : 'low';
  return severity;
}

/** Within one topic the gravest of overlapping signs stays, then the longest. */
function gravest(flags: readonly RedFlag[]): RedFlag[] {
  const kept: RedFlag[] = [];
  const sorted = [...flags].sort((a, b) => RANK[b.severity] - RANK[a.severity] || b.end - b.start - (a.end - a.start) || a.start - b.start);
  // Kept flags of one topic do not overlap, so a character belongs to one at most.
  const taken = new Map<RedFlagTopic, Set<number>>();
  for (const flag of sorted) {
    const places = taken.get(flag.topic) ?? new Set<number>();
    taken.set(flag.topic, places);
    let free = true;
    for (let at = flag.start; at < flag.end && free; at += 1) free = !places.has(at);
    if (!free) continue;
    for (let at = flag.start; at < flag.end; at += 1) places.add(at);
    kept.push(flag);
  }
  return kept.sort((a, b) => a.start - b.start || RANK[b.severity] - RANK[a.severity]);
}

/**
 * Looks for signs of danger to life or health by phrases: suicide, self-harm, eating disorder, substance abuse, domestic violence, medical
 * emergency, mental-health crisis. Needs no model and no network; a text of 10,000 characters takes a few milliseconds. It reads English,
 * sees through light disguises, and knows neither sarcasm nor what was said before. Words that no phrase foresees are missed (the bench
 * `red-flags` says how often), so it is the first of several looks, never the only one.
 * @param text a message as the customer wrote it
 * @returns the signs in order of place; empty when there are none
 */
export function detectRedFlags(text: string): RedFlag[] {
  const words = spokenWords(text);
  const harmless = new Set<number>();
  for (const { first, last } of HARMLESS.find(words)) for (let at = first; at <= last; at += 1) harmless.add(at);
  const flags = SIGNS.find(words).flatMap((match): RedFlag[] => {
    for (let at = match.first; at <= match.last; at += 1) if (harmless.has(at)) return [];
    const start = words[match.first]?.start ?? 0;
    const end = words[match.last]?.end ?? 0;
    const severity = severityOf(words, match);
    return severity ? [{ topic: match.value.topic, severity, phrase: text.slice(start, end), start, end }] : [];
  });
  return gravest(flags);
}
