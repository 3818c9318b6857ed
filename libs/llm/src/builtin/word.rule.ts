import { stem, STOP_WORDS, tokenize } from '@rapport/language';

/** Politeness and scaffolding of questions: they say nothing about what is asked. */
const FILLERS = new Set(
  ('hello hi hey dear please thanks thank tell know knew like want need wanted wondering wonder question ask asking let say ' +
    'me us explain help maybe actually really much many long often soon far old big kind sort type thing anything something ' +
    'someone anyone ever also yes ok okay able possible happen happens mean means called name ' +
      'pls plz wat lol gonna wanna gotta btw thx ty guess suppose sorry going').split(' '),
);

const FILLER_STEMS = new Set([...FILLERS].map(stem));

/**
 * @param text any text
 * @returns the stems of all its words, in order, stop words too
 */
export function stemsOf(text: string): string[] {
  return tokenize(text).map(stem);
}

/**
 * @param text any text
 * @returns the stems of its words, in order, without stop words
 */
export function contentStems(text: string): string[] {
  return stemsOf(text).filter((root) => !STOP_WORDS.has(root));
}

/** Words that fit any business: they weigh little, whatever their rarity among a few passages. */
const GENERIC = new Set(
  (
    'offer provide available availability take give make made find use used using work come go going bring see show look keep put ' +
    'have do allow allowed accept require required problem issue still new small little big large good best different company business ' +
    'today tomorrow tonight number details info information policy option choice selection way part place case example list item ' +
    'include included contain hold serve get send start begin end happen matter mind care try talk speak say write read ask hear ' +
    'feel think believe expect hope plan prefer choose pick decide change handle deal support require involve count mean ' +
    'first last next later early earlier late sure certain special regular normal usual general full whole every each several ' +
    'guys folks team anybody everyone somebody customer client service product together extra additional ' +
    'currently usually normally typically generally exactly approximately roughly around about cover live stay run set turn leave ' +
    'back came went gone got gotten told said took taken gave given brought seen kept held left done'
  )
    .split(' ')
    .map(stem),
);

/** @param word one token, as `tokenize` writes it: a stop word, or the politeness and scaffolding of a question */
export function saysLittle(word: string): boolean {
  return STOP_WORDS.has(word) || FILLER_STEMS.has(stem(word));
}

/** @param root a stem: of a word of politeness, or of the scaffolding of a question */
export function isFiller(root: string): boolean {
  return FILLER_STEMS.has(root);
}

/** @param root a stem: of a word that fits any business */
export function isGenericStem(root: string): boolean {
  return GENERIC.has(root);
}

/** @param word a word of a question, as `contentTerms` gives it */
export function isGeneric(word: string): boolean {
  return GENERIC.has(stem(word));
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
