import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Passage } from '../../chat/chat.types.js';
import { isOneSlip, mendedQuestion } from './mended-question.rule.js';

const passages: Passage[] = [
  { ref: 'KB-1', title: 'Vegetarian menu', headings: ['Tofu'], text: 'Vegetarian guests get tofu. We come to Brooklyn and Yonkers. The chef arrives early, and it rains seldom.', score: 1 },
  { ref: 'KB-2', title: 'Gloves', headings: [], text: 'Globes are sold here, and gloves.', score: 0.5 },
];

describe('isOneSlip', () => {
  it.each([
    ['brooklyn', 'broklyn', true],
    ['vegetarian', 'vegetarain', true],
    ['vegan', 'vgan', true],
    ['early', 'earoy', true],
    ['early', 'aerly', true],
    ['early', 'early', false],
    ['early', 'nearly', false],
    ['class', 'glass', false],
    ['brooklyn', 'brokln', false],
    ['', 'a', false],
    ['', '', false],
  ])('%j and %j: %j', (a, b, expected) => {
    expect(isOneSlip(a, b)).toBe(expected);
    expect(isOneSlip(b, a)).toBe(expected);
  });
});

describe('mendedQuestion', () => {
  it.each([
    ['Do you come to Broklyn?', 'Do you come to Brooklyn?'],
    ['any vegetarain options, and tofuu?', 'any vegetarian options, and tofu?'],
    ['when does the chef arrve', 'when does the chef arrives'],
    ['is it expesnive', 'is it expensive'],
    ['do you sell glozes', 'do you sell gloves'],
  ])('%j is meant as %j', (question, meant) => {
    expect(mendedQuestion(question, passages)).toBe(meant);
  });

  it.each(['Do you come to Brooklyn?', 'Is there live music?', 'what is a zebra', 'menu?', 'rain', '20 vegetarain1', '', 'Wie viel kostet das?'])('leaves %j as it is', (question) => {
    expect(mendedQuestion(question, passages)).toBe(question);
  });

  it('has nothing to mend by without passages but what customers say', () => {
    expect(mendedQuestion('Do you come to Broklyn?', [])).toBe('Do you come to Broklyn?');
  });

  it('changes nothing that the passages hold, and is settled after one pass', () => {
    const words = fc.constantFrom('vegetarian', 'Broklyn', 'chef', 'rains', 'zebra', 'glovse', 'the', '?', '20', 'expesnive');
    fc.assert(fc.property(fc.array(words, { maxLength: 8 }), (list) => {
      const mended = mendedQuestion(list.join(' '), passages);
      expect(mendedQuestion(mended, passages)).toBe(mended);
      expect(mended.split(' ')).toHaveLength(list.join(' ').split(' ').length);
      list.forEach((word, at) => {
        if (['vegetarian', 'chef', 'rains', 'the', '?', '20'].includes(word)) expect(mended.split(' ')[at]).toBe(word);
      });
    }));
  });
});
