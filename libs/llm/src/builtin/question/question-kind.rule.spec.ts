import { describe, expect, it } from '@jest/globals';
import { holdsAnswer, questionKind, saysKind } from './question-kind.rule.js';

describe('what a question asks for', () => {
  it.each([
    ['How much is the gold package?', 'money'],
    ['how much for kids', 'money'],
    ['What are your prices?', 'money'],
    ['How much space do you need?', 'measure'],
    ['What is included in the price?', 'other'],
    ['What do kids pay?', 'money'],
    ['What is the street address of your kitchen?', 'address'],
    ['Which brand of grill do you use?', 'name'],
    ['Do you cook when it rains?', 'yesno'],
    ['Does that apply on holidays too? weekday discount', 'yesno'],
    ['And for children? price per adult', 'money'],
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
    ['time', 'We open at nine.', true],
    ['time', 'You may tag us.', false],
    ['time', 'The chef arrives 45 minutes before the start.', true],
    ['measure', 'A space of 12 by 12 feet.', true],
    ['measure', 'Two grills need two spaces.', false],
    ['name', 'We cook on grills by Teppanworks.', true],
    ['name', 'Every review is read by our owner.', false],
    ['address', 'We are at 12 Main Street.', true],
    ['address', 'Give us your street and zip code.', false],
    ['yesno', 'We do not cook indoors.', true],
    ['yesno', 'Dogs are welcome.', true],
    ['yesno', 'Charcoal gives a smoky taste.', false],
    ['other', 'Anything.', true],
  ] as const)('%s: %s -> %s', (kind, sentence, holds) => {
    expect(holdsAnswer(kind, sentence)).toBe(holds);
  });

  it.each([
    ['money', 'cost', true],
    ['money', 'deposit', false],
    ['duration', 'takes', true],
    ['yesno', 'cost', false],
  ] as const)('%s is said by %s: %s', (kind, word, says) => {
    expect(saysKind(kind, word)).toBe(says);
  });
});
