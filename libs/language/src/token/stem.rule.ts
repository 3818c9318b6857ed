import { IRREGULAR_FORMS } from './irregular-form.data.js';

/** Look like forms of another word and are none. */
const UNCHANGED = new Set('news always during evening morning wedding nothing something everything anything inning outing proceed exceed succeed herring earring'.split(' '));
/** Beginnings behind which the first region begins late: "general" is not "generous". */
const LONG_BEGINNING = /^(?:gener|commun|arsen|univers)/u;
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/u;

type Ending = readonly [ending: string, put: string];

const endings = (list: string): readonly Ending[] =>
  list
    .split(' ')
    .map((pair): Ending => {
      const [ending = '', put = ''] = pair.split('>');
      return [ending, put];
    })
    .sort(([a], [b]) => b.length - a.length);

const DERIVED = endings(
  'ization>ize ational>ate fulness>ful ousness>ous iveness>ive tional>tion biliti>ble lessli>less entli>ent ation>ate alism>al aliti>al ousli>ous iviti>ive fulli>ful enci>ence anci>ance abli>able izer>ize ator>ate alli>al bli>ble ogi>og',
);
const FURTHER = endings('ational>ate tional>tion alize>al icate>ic iciti>ic ical>ic ful> ness>');
const LAST = endings('ement ance ence able ible ment ant ent ism ate iti ious ous ive al er');

function isVowel(word: string, at: number): boolean {
  const sign = word.charAt(at);
  if (sign === '') return false;
  return 'aeiou'.includes(sign) || (sign === 'y' && at > 0 && !isVowel(word, at - 1));
}

function holdsVowel(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (isVowel(word, at)) return true;
  return false;
}

/** Where the part behind the first vowel and consonant from `from` on begins: the word's length when there is none. */
function regionFrom(word: string, from: number): number {
  for (let at = from + 1; at < word.length; at += 1) if (!isVowel(word, at) && isVowel(word, at - 1)) return at + 1;
  return word.length;
}

function endsShort(word: string): boolean {
  const last = word.length - 1;
  if (last < 1 || isVowel(word, last) || !isVowel(word, last - 1)) return false;
  return last === 1 || (!/[wxy]$/u.test(word) && !isVowel(word, last - 2));
}

/** Replaces the longest ending that fits when it lies in the region; whether one fitted. */
function replaced(word: string, list: readonly Ending[], region: number): string | undefined {
  const found = list.find(([ending]) => word.endsWith(ending));
  if (!found) return undefined;
  const [ending, put] = found;
  const left = word.length - ending.length;
  return left >= region ? word.slice(0, left) + put : word;
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/(?:ied|ies)$/u.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  return /[^us]s$/u.test(word) && !word.endsWith('sis') && holdsVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutTense(word: string, region: number): string {
  const ending = /(?:eedly|ingly|edly|eed|ing|ed)$/u.exec(word)?.[0];
  if (ending === undefined) return word;
  const left = word.slice(0, -ending.length);
  if (ending.startsWith('eed')) return left.length >= region ? `${left}ee` : word;
  if (!holdsVowel(left)) return word;
  if (/(?:at|bl|iz)$/u.test(left)) return `${left}e`;
  if (DOUBLE.test(left)) return left.slice(0, -1);
  return region >= left.length && endsShort(left) ? `${left}e` : left;
}

function withoutLast(word: string, region: number): string {
  const shorter = replaced(word, LAST, region);
  if (shorter !== undefined) return shorter;
  return /[st]ion$/u.test(word) && word.length - 3 >= region ? word.slice(0, -3) : word;
}

function withoutSilent(word: string, first: number, second: number): string {
  const left = word.slice(0, -1);
  if (word.endsWith('e')) return left.length >= second || (left.length >= first && !endsShort(left)) ? left : word;
  // British and American doubling meet here: "cancelled" and "canceled".
  return word.endsWith('ll') && left.length >= first && first > 2 ? left : word;
}

/** Stems that were made already: texts repeat their words. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/**
 * The stem of an English word, in the steps of Porter's second stemmer (snowballstem.org, "English (Porter2)") without its last -ic and -ize,
 * which would make one word of "organic" and "organize", behind a list of irregular forms: "booking", "booked" -> "book"; "apply", "applied" ->
 * "appli"; "wrote" -> "write". The result need not be a word, and a stem is not always its own stem: stem words, never stems.
 *
 * @param word one token, lower case
 */
export function stem(word: string): string {
  if (word.length < 3 || UNCHANGED.has(word) || !/^[a-z]+$/u.test(word)) return word;
  const before = known.get(word);
  if (before !== undefined) return before;
  const made = make(word);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, made);
  return made;
}

function make(word: string): string {
  const base = IRREGULAR_FORMS.get(word) ?? word;
  const first = LONG_BEGINNING.exec(base)?.[0].length ?? regionFrom(base, 0);
  const second = regionFrom(base, first);
  const bare = withoutTense(withoutPlural(base), first).replace(/(?<=..)(?<![aeiou])y$/u, 'i');
  const derived = replaced(bare, DERIVED, first) ?? (/[cdeghkmnrt]li$/u.test(bare) && bare.length - 2 >= first ? bare.slice(0, -2) : bare);
  const further = replaced(derived, FURTHER, first) ?? (derived.endsWith('ative') && derived.length - 5 >= second ? derived.slice(0, -5) : derived);
  return withoutSilent(withoutLast(further, second), first, second);
}
