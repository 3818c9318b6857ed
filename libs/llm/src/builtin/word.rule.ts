import { stem, STOP_WORDS, tokenize } from '@rapport/language';

/** Politeness and scaffolding of questions: they say nothing about what is asked. */
const FILLERS = new Set(
  ('hello hi hey dear please thanks thank tell know knew like want need wanted wondering wonder question ask asking let say ' +
    'me us explain help maybe actually really much many long often soon far old big kind sort type thing anything something ' +
    'someone anyone ever also yes ok okay able possible happen happens mean means called name').split(' '),
);

/**
 * @param text any text
 * @returns the stems of all its words, in order, stop words too
 */
export function stemsOf(text: string): string[] {
  return tokenize(text).map(stem);
}

/** Words that fit any business: they weigh little, whatever their rarity among a few passages. */
const GENERIC = new Set(
  ('offer provide available availability take give make made find use used using work come go going bring see show look keep put ' +
    'have do allow allowed accept require required problem issue still new small little big large good best different company business ' +
    'today tomorrow tonight number details info information policy').split(' '),
);

/** @param word one token, as `tokenize` writes it: a stop word, or the politeness and scaffolding of a question */
export function saysLittle(word: string): boolean {
  return STOP_WORDS.has(word) || FILLERS.has(word);
}

/** @param word a word of a question, as `contentTerms` gives it */
export function isGeneric(word: string): boolean {
  return GENERIC.has(word);
}

/**
 * What a question is about: its words without stop words and politeness, each stem once. Greetings and thanks have none.
 *
 * @param question the customer's words
 * @returns stems with the word they came from, in order
 */
export function contentTerms(question: string): { stem: string; word: string }[] {
  const content = tokenize(question).filter((word) => !saysLittle(word) && (word.length > 1 || /\d/.test(word)));
  const terms = new Map<string, string>();
  for (const word of content) if (!terms.has(stem(word))) terms.set(stem(word), word);
  return [...terms].map(([key, word]) => ({ stem: key, word }));
}
