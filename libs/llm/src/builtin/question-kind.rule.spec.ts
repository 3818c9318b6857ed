import { describe, expect, it } from '@jest/globals';
import { holdsAnswer, questionKind } from './question-kind.rule.js';

describe('what a question asks for', () => {
  it.each([
    ['How much is the gold package?', 'money'],
    ['how much for kids', 'money'],
    ['What are your prices?', 'money'],
    ['How much space do you need?', 'count'],
    ['How many guests can come?', 'count'],
    ['How long does a refund take?', 'duration'],
    ['how far in advance must I book', 'duration'],
    ['How much notice do you need?', 'duration'],
    ['When are you open?', 'time'],
    ['What time do you close?', 'time'],
    ['Where are you?', 'place'],
    ['Who founded the company?', 'person'],
    ['Why was I charged twice', 'reason'],
    ['How do I reset my password?', 'howto'],
    ['Can I bring my dog?', 'yesno'],
    ["what's your phone number?", 'contact'],
    ['Tell me about the menu', 'other'],
  ])('%s -> %s', (question, kind) => {
    expect(questionKind(question)).toBe(kind);
  });

  it.each([
    ['money', 'It is $45 per person.', true],
    ['money', 'Children under five eat free.', true],
    ['money', 'We have two packages.', false],
    ['duration', 'Refunds arrive within 5 business days.', true],
    ['duration', 'It takes two to three weeks.', true],
    ['duration', 'Refunds go to the original card.', false],
    ['time', 'We open at 9 am.', true],
    ['time', 'Closed on Sundays.', true],
    ['time', 'We are always glad to help.', false],
    ['contact', 'Write to hello@example.com.', true],
    ['contact', 'Call (323) 555-0148.', true],
    ['contact', 'We like to hear from you.', false],
    ['other', 'Anything.', true],
  ] as const)('%s: %s -> %s', (kind, sentence, holds) => {
    expect(holdsAnswer(kind, sentence)).toBe(holds);
  });
});
