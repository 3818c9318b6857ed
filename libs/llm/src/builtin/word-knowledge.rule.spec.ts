import { describe, expect, it } from '@jest/globals';
import { stem } from '@rapport/language';
import { impliedStem, wordKnowledge } from './word-knowledge.rule.js';

describe('wordKnowledge', () => {
  it('weighs politeness least, words of any business less, others in full', () => {
    const [filler, generic, word] = ['please', 'offer', 'deposit'].map((each) => wordKnowledge(stem(each)).weight);
    expect(filler).toBeLessThan(generic ?? 0);
    expect(generic).toBeLessThan(word ?? 0);
    expect(word).toBe(1);
  });

  it('knows neighbours, which count for less', () => {
    const { near } = wordKnowledge(stem('person'));
    expect(near.map((each) => each.stem)).toContain('guest');
    for (const { weight } of near) expect(weight).toBeLessThan(1);
  });

  it('knows nothing of a word it has never seen', () => {
    expect(wordKnowledge('xyzzy')).toEqual({ weight: 1, near: [] });
  });
});

describe('impliedStem', () => {
  it.each([
    ['How much for 20 people?', stem('price')],
    ['What is the price for 20 people?', null],
    ['Do you cook indoors?', null],
  ])('%s', (question, expected) => {
    expect(impliedStem(question)).toBe(expected);
  });
});
