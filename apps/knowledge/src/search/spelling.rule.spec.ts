import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stem } from '@rapport/language';
import { wordKnowledge } from '@rapport/llm';
import { questionTerms } from './question.rule.js';
import { guessedStems, guessesFor, meantTerms } from './spelling.rule.js';

/** Words of a small workspace, with the number of chunks that hold them. */
const VOCABULARY = new Map(
  Object.entries({ vegetarian: 12, insurance: 8, sauces: 6, saucer: 1, balance: 5, certificate: 3, wifi: 2, check: 9, trampoline: 4, propane: 2 }).map(([word, chunks]) => [stem(word), chunks]),
);

/** The question's words, and behind them what its unknown words are taken for. */
function meant(question: string): string[] {
  const terms = questionTerms(question);
  const guesses = guessesFor(question, terms, terms.map(({ term }) => VOCABULARY.get(term) ?? 0));
  const known = new Map(guessedStems(guesses).flatMap((guess) => (VOCABULARY.has(guess) ? [[guess, VOCABULARY.get(guess) ?? 0]] : [])));
  return meantTerms(guesses, known).map(({ term }) => term);
}

describe('what an unknown word is taken for', () => {
  it.each([
    ['two letters exchanged', 'vegetarain dishes', 'vegetarian'],
    ['one letter left out', 'insurnce', 'insurance'],
    ['one letter too many', 'insurrance', 'insurance'],
    ['another letter', 'certifikate', 'certificate'],
    ['a slip before an ending', 'propanne tanks', 'propane'],
    ['one word as two', 'is there wi-fi', 'wifi'],
    ['the commoner of two', 'sauceq', 'sauces'],
    ['a letter left out of a short word', 'chek', 'check'],
  ])('%s', (_, question, word) => {
    expect(meant(question)).toEqual([stem(word)]);
  });

  it('takes two words written in one apart', () => {
    expect(meant('checkout')).toEqual([stem('check')]);
    expect(meant('checktrampoline')).toEqual([stem('check'), stem('trampoline')]);
  });

  it('takes what customers often say for words that mean the same', () => {
    expect(new Set(meant('expesnive'))).toEqual(new Set(wordKnowledge(stem('expensive')).near.map((near) => near.stem)));
  });

  it.each([
    ['a word that is there', 'vegetarian'],
    ['a short word with another letter', 'wify'],
    ['ordinary English that no text holds', 'receipt'],
    ['a number', '2sauces'],
    ['a word that is like none', 'zebra'],
    ['stop words', 'yourselves'],
    ['nothing', ''],
  ])('leaves %s alone', (_, question) => {
    expect(meant(question)).toEqual([]);
  });

  it('leaves long messages alone', () => {
    expect(meant(`${'We come on Sunday with all of them. '.repeat(5)} vegetarain`)).toEqual([]);
  });

  it('looks after three words at most, and asks for some hundred stems each', () => {
    const question = 'insurnce vegetarain certifikate propanne';
    const terms = questionTerms(question);
    const guesses = guessesFor(question, terms, terms.map(() => 0));
    expect(guesses).toHaveLength(3);
    expect(guessedStems(guesses).length).toBeLessThan(2_500);
  });

  it('finds any word again that has one slip behind its first letter', () => {
    const words = fc.constantFrom('vegetarian', 'insurance', 'certificate', 'trampoline');
    fc.assert(fc.property(words, fc.nat(), fc.constantFrom('exchange', 'drop', 'double'), (word, number, slip) => {
      const at = 1 + (number % (word.length - 3));
      const [before, letter, next] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)];
      const written = { exchange: before + next + letter + word.slice(at + 2), drop: before + word.slice(at + 1), double: before + letter + letter + word.slice(at + 1) }[slip];
      // A consonant that is missing in an ending is beyond a search by stems.
      if (slip === 'drop' && !'aeiou'.includes(letter)) return;
      if (stem(written) !== stem(word)) expect(meant(written)).toEqual([stem(word)]);
    }));
  });

  it('weighs a guess less than the word itself, and lets it stand for that word', () => {
    const terms = questionTerms('vegetarain');
    const guesses = guessesFor('vegetarain', terms, [0]);
    const [guess] = meantTerms(guesses, VOCABULARY);
    expect(guess).toMatchObject({ term: stem('vegetarian'), word: terms[0]?.term });
    expect(guess?.weight).toBeLessThan(terms[0]?.weight ?? 0);
  });
});
