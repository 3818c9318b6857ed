import { foldText } from '@rapport/language';

const NUMBER = /\d+(?:[.,:]\d+)*/gu;
const WORDS: Readonly<Record<string, string>> = {
  zero: '0', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '10', eleven: '11', twelve: '12', thirteen: '13', fourteen: '14', fifteen: '15',
  sixteen: '16', seventeen: '17', eighteen: '18', nineteen: '19', twenty: '20', thirty: '30', forty: '40', fifty: '50', sixty: '60', seventy: '70', eighty: '80', ninety: '90', hundred: '100', thousand: '1000',
};
const NAMES = /\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december)(?=s?\b)/gu;

/** One form for "1,299.00", "1299" and "09:00": groups of thousands joined, empty decimals and leading zeros dropped. */
function plainNumber(raw: string): string {
  const joined = raw.replace(/,(?=\d{3}(?:\D|$))/gu, '').replace(',', '.');
  return joined.replace(/^0+(?=\d)/u, '').replace(/[.:]0+$/u, '');
}

/**
 * What must not be changed when something is retold: numbers, times and prices in one form, numbers in words, days and months.
 * @param text any text; citations such as `[KB-042]` do not count
 */
export function figuresOf(text: string): Set<string> {
  const folded = foldText(text.replace(/\[[A-Z]{2,6}-\d{1,8}\]/gu, ' '));
  const figures = new Set((folded.match(NUMBER) ?? []).map(plainNumber));
  for (const word of folded.match(/[a-z]+/gu) ?? []) {
    const figure = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (figure) figures.add(figure);
  }
  for (const name of folded.match(NAMES) ?? []) figures.add(name);
  return figures;
}
