import { describe, expect, it } from '@jest/globals';
import { passageOf } from '../conversation-house.double.js';
import { needsMoreWords } from './vague.rule.js';

describe('asking back', () => {
  const weak = { ...passageOf('KB-001', 'We help with parking.'), score: 0.45 };
  const strong = { ...weak, score: 0.9 };

  it.each([
    ['I have a question', [], true],
    ['help', [weak], true],
    ['help', [strong], false],
    ['how much is it for kids?', [], false],
    ['parking', [weak], false],
  ])('%s', (question, passages, asks) => {
    expect(needsMoreWords(question, passages)).toBe(asks);
  });
});
