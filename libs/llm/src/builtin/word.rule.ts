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

/**
 * What a question is about: its words without stop words and politeness, each stem once.
 * A question made of nothing else keeps its stop words, so that "who are you" can still be compared.
 *
 * @param question the customer's words
 * @returns stems with the word they came from, in order
 */
export function contentTerms(question: string): { stem: string; word: string }[] {
  const words = tokenize(question);
  const content = words.filter((word) => !STOP_WORDS.has(word) && !FILLERS.has(word) && (word.length > 1 || /\d/.test(word)));
  const terms = new Map<string, string>();
  for (const word of content.length > 0 ? content : words) if (!terms.has(stem(word))) terms.set(stem(word), word);
  return [...terms].map(([key, word]) => ({ stem: key, word }));
}
