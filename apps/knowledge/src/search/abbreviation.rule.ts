/** Written in capitals; in lower case "us" is a pronoun. */
const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}])(?:USA?|U\.\s?S\.(?:\s?A\.)?)(?![\p{L}\p{N}])/u, 'United States'],
  [/(?<![\p{L}\p{N}])(?:UK|U\.\s?K\.)(?![\p{L}\p{N}])/u, 'United Kingdom'],
  [/(?<![\p{L}\p{N}])(?:EU|E\.\s?U\.)(?![\p{L}\p{N}])/u, 'European Union'],
];

/**
 * Adds what the abbreviation of a country stands for: an index of words cannot tell "the US" from "us".
 *
 * @param question anything a customer may write
 * @returns the question, and behind it the names that it does not say itself; the question alone where everything is written in capitals
 */
export function spelledOut(question: string): string {
  if (!/\p{Ll}/u.test(question)) return question;
  const names = ABBREVIATIONS.flatMap(([pattern, name]) => (pattern.test(question) && !question.toLowerCase().includes(name.toLowerCase()) ? [name] : []));
  return [question, ...names].join(' ');
}
