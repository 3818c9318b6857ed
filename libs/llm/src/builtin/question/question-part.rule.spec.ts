import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { questionParts } from './question-part.rule.js';

describe('questionParts', () => {
  it.each<[string, string[]]>([
    ['Do you cook indoors? How much is a deposit?', ['Do you cook indoors?', 'How much is a deposit?']],
    ['We are twelve. Do you have tofu? Can we pay by card?', ['We are twelve. Do you have tofu?', 'Can we pay by card?']],
    ['Do you have tofu? Can we pay by card? We come on Friday.', ['Do you have tofu?', 'Can we pay by card? We come on Friday.']],
    ['Do you have vegan food and how much is the deposit?', ['Do you have vegan food?', 'how much is the deposit?']],
    ['How much is a haircut for men? And for kids?', ['How much is a haircut for men?', 'And for kids? haircut men']],
  ])('%j', (message, parts) => {
    expect(questionParts(message)).toEqual(parts);
  });

  it.each(['Do you have tofu?', 'My son is allergic. Is your food safe?', 'When and where?', 'I want to cancel. Please help.', 'a? b? c? d? e?', 'Do you have tofu and rice?', ''])('%j is one', (message) => {
    expect(questionParts(message)).toEqual([message]);
  });

  it('loses no word, and never gives more than four', () => {
    const words = fc.constantFrom('Do you have tofu?', 'We are twelve.', 'Is it free?', 'and', 'How much is it?');
    fc.assert(fc.property(fc.array(words, { maxLength: 8 }), (list) => {
      const message = list.join(' ');
      const parts = questionParts(message);
      expect(parts.length).toBeGreaterThan(0);
      expect(parts.length).toBeLessThanOrEqual(4);
      for (const word of message.match(/\w+/g) ?? []) expect(parts.join(' ')).toContain(word);
    }));
  });
});
