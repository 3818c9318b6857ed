import { contentTokens, foldText } from '@rapport/language';

const LONGEST = 120;

/** The same for the same words in another form or order: what two ways of saying a fact have in common. */
export function stemsOf(text: string): string {
  const stems = [...new Set(contentTokens(text))].sort().join('-');
  return (stems === '' ? foldText(text) : stems).slice(0, LONGEST);
}
