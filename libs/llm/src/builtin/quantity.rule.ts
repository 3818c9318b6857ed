/** What a quantity measures; quantities of one dimension can be compared. */
type Dimension = 'time' | 'people' | 'distance' | 'temperature';

/** Names of units with their dimension and size in its smallest unit. */
const UNITS: readonly [RegExp, Dimension, number][] = [
  [/^min(ute)?s?$/, 'time', 1],
  [/^h(ou)?rs?$/, 'time', 60],
  [/^(days?|nights?)$/, 'time', 1_440],
  [/^(weeks?|wks?)$/, 'time', 10_080],
  [/^(months?|mos?)$/, 'time', 43_200],
  [/^(years?|yrs?|yo)$/, 'time', 525_600],
  [/^(guests?|people|persons?|ppl|pax|adults?|kids?|child(ren)?|attendees)$/, 'people', 1],
  [/^(miles?|mi)$/, 'distance', 1],
  [/^(km|kilomet(er|re)s?)$/, 'distance', 0.621],
  [/^(°f|degrees?|f)$/, 'temperature', 1],
];
const WORDS = 'a an one two three four five six seven eight nine ten eleven twelve'.split(' ');
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\b(?:${WORDS.join('|')})\b)`;
const NAME = '(minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|years?|yrs?|yo|guests?|people|persons?|ppl|pax|adults?|kids?|child(?:ren)?|attendees|miles?|mi|km|kilomet(?:er|re)s?|°f|degrees?)';
const BOUND = String.raw`(more than|longer than|over|above|beyond|past|at least|from|less than|fewer than|under|below|younger than|up to|within|at most|no more than|maximum of)`;
const QUANTITY = new RegExp(String.raw`(?:${BOUND}\s+)?(${NUMBER})(?:\s*(?:to|-|–|and)\s*(${NUMBER}))?\s*(or more|or fewer|or less|or older|\+)?[\s-]*(?:business\s+|full\s+)?${NAME}(?![\p{L}])(?:\s+(or more|or fewer|or less|or older|and older))?`, 'giu');

/** A range of one dimension, both ends included. */
export interface Quantity {
  readonly dimension: Dimension;
  readonly least: number;
  readonly most: number;
  /** The words that say it. */
  readonly words: string;
}

/** Just beyond: "more than 30" does not hold 30. */
const BEYOND = 1e-6;

function toNumber(text: string): number {
  const word = WORDS.indexOf(text.toLowerCase());
  return word === -1 ? Number(text.replaceAll(',', '')) : Math.max(1, word - 1);
}

function rangeOf(bound: string, low: number, high: number | undefined): [number, number] {
  if (high !== undefined) return [low, high];
  if (/^(?:at least|from|or more|or older|and older|\+)$/.test(bound)) return [low, Infinity];
  if (/^(?:more than|longer than|over|above|beyond|past)$/.test(bound)) return [low * (1 + BEYOND), Infinity];
  if (/^(?:less than|fewer than|under|below|younger than)$/.test(bound)) return [0, low * (1 - BEYOND)];
  if (/^(?:up to|within|at most|no more than|maximum of|or fewer|or less)$/.test(bound)) return [0, low];
  return [low, low];
}

/**
 * The amounts of time, people, distance and heat in a text, as ranges: `7 to 13 days`, `less than 7 days`, `an hour`.
 *
 * @param text any text
 * @returns them in order, in the smallest unit of their dimension
 */
export function quantitiesOf(text: string): Quantity[] {
  return [...text.matchAll(QUANTITY)].flatMap((match): Quantity[] => {
    const [words, before = '', low = '', high, after = '', name = '', last = ''] = match;
    const unit = UNITS.find(([pattern]) => pattern.test(name.toLowerCase()));
    if (unit === undefined) return [];
    const [, dimension, size] = unit;
    const [least, most] = rangeOf((before || after || last).toLowerCase(), toNumber(low), high === undefined ? undefined : toNumber(high));
    return [{ dimension, least: least * size, most: most * size, words }];
  });
}

/**
 * @param text any text
 * @returns the text without its amounts of time and without the numbers of the others
 */
export function withoutAmounts(text: string): string {
  return text.replace(QUANTITY, (words) => (quantitiesOf(words)[0]?.dimension === 'time' ? ' ' : words.replace(/\d[\d.,]*/g, ' ')));
}

/**
 * Whether a sentence speaks of the amount that a question names: "cancel 10 days before" is the case of "7 to 13 days".
 *
 * @param asked the amounts of the question
 * @param said the amounts of the sentence
 * @returns above 0.5 when an amount of the question lies in one of the sentence, the more the narrower that one is ("more than an hour late" is the
 *   case of "more than 60 minutes" rather than of "more than 30"); -1 when the sentence is about other amounts of the same kind only; 0 when
 *   nothing can be compared
 */
export function quantityMatch(asked: readonly Quantity[], said: readonly Quantity[]): number {
  let best: number | undefined;
  for (const one of asked) {
    for (const other of said) {
      if (one.dimension === other.dimension) best = Math.max(best ?? -1, fit(other, one));
    }
  }
  return best ?? 0;
}

/** An open end of the question ("more than an hour") counts from where it begins. */
function fit({ least, most }: Quantity, asked: Quantity): number {
  const point = asked.least > 0 ? asked.least : asked.most;
  // A plain amount ("the first 25 miles") is no case that could exclude another.
  if (point < least || point > most) return least === most ? 0 : -1;
  if (most === Infinity) return 0.5 + (0.5 * least) / point;
  return least === 0 && most > 0 ? 0.5 + (0.5 * point) / most : 1;
}
