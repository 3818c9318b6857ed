const VOWEL = /[aeiouy]/u;
const UNCHANGED = new Set(['news', 'always', 'during', 'evening', 'morning', 'wedding', 'nothing', 'something', 'everything', 'anything']);

/** Longest first. What is left must be at least `left` long and hold a vowel. */
const ENDINGS: readonly { ending: string; left: number; put?: string }[] = [
  { ending: 'ations', left: 4 },
  { ending: 'ation', left: 4 },
  { ending: 'ments', left: 3 },
  { ending: 'ment', left: 3 },
  { ending: 'ingly', left: 3 },
  { ending: 'fully', left: 3 },
  { ending: 'ness', left: 3 },
  { ending: 'able', left: 4 },
  { ending: 'ible', left: 4 },
  { ending: 'ings', left: 3 },
  { ending: 'ing', left: 3 },
  { ending: 'edly', left: 3 },
  { ending: 'ies', left: 2, put: 'i' },
  { ending: 'ied', left: 2, put: 'i' },
  { ending: 'sses', left: 2, put: 'ss' },
  { ending: 'shes', left: 2, put: 'sh' },
  { ending: 'ches', left: 2, put: 'ch' },
  { ending: 'xes', left: 2, put: 'x' },
  { ending: 'ed', left: 3 },
  { ending: 'ly', left: 3 },
];

function withoutEnding(word: string): string {
  for (const { ending, left, put } of ENDINGS) {
    const rest = word.slice(0, -ending.length);
    if (word.endsWith(ending) && rest.length >= left && VOWEL.test(rest)) return rest + (put ?? '');
  }
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/u.test(word) ? word.slice(0, -1) : word;
}

/**
 * A light English stemmer in the manner of Porter (1980): plurals, -ing, -ed, -ly, -ment, -ation, -able. It only has to bring the
 * forms of a word together ("booking", "booked" -> "book"; "price", "pricing" -> "pric"), the result need not be a word.
 * @param word one token, lower case
 */
export function stem(word: string): string {
  if (word.length < 3 || UNCHANGED.has(word) || !/^[a-z]+$/u.test(word)) return word;
  let root = withoutEnding(word);
  if (root.length > 3 && root.endsWith('e')) root = root.slice(0, -1);
  if (root.length > 3 && root.at(-1) === root.at(-2) && !VOWEL.test(root.at(-1) ?? '')) root = root.slice(0, -1);
  return root.length > 2 && root.endsWith('y') ? `${root.slice(0, -1)}i` : root;
}
