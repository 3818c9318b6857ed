import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isFollowUp } from './follow-up.rule.js';
import { standaloneQuestion } from './standalone-question.rule.js';
import { isTooVague } from './too-vague.rule.js';

describe('isFollowUp', () => {
  it.each(['and for kids?', 'What about Sundays?', 'is it free?', 'how much?', 'with cheese', 'on weekends?', 'why?', 'How long does that take?', 'Do they have parking', 'or by card?', 'can I bring them?', 'which one is cheaper'])('%j', (text) => {
    expect(isFollowUp(text)).toBe(true);
  });

  it.each(['', 'How much is a haircut?', 'Is it possible to pay by card?', 'Are there vegan dishes on the menu?', 'Can I book a table for Saturday?', 'Do you open this weekend?', 'I want to cancel my booking', 'What are your opening hours?', 'Where is your shop in Berlin?'])('not %j', (text) => {
    expect(isFollowUp(text)).toBe(false);
  });
});

describe('isTooVague', () => {
  it.each(['', '?', 'help', 'Help!!!', 'I have a question', 'it doesn’t work', 'I need some information please', 'can you help me', 'there is a problem'])('%j', (text) => {
    expect(isTooVague(text)).toBe(true);
  });

  it.each(['Hi', 'thanks!', 'yes please', 'good morning', 'I have a question about refunds', 'opening hours', 'help with my order', 'the app crashes', 'parking?'])('not %j', (text) => {
    expect(isTooVague(text)).toBe(false);
  });
});

describe('standaloneQuestion', () => {
  it.each<[string, string[], string | undefined, string]>([
    ['and for kids?', ['How much is a haircut for men?'], undefined, 'and for kids? haircut men'],
    ['how long does it take?', ['Do you deliver pizza to Hamburg?', 'and at night?'], undefined, 'how long does it take? night deliver pizza hamburg'],
    ['is it free?', ['hi'], 'Parking is behind the house. Anything else?', 'is it free? parking behind house'],
    ['and if it is only three days before?', ['Can I cancel 14 days before the party?'], undefined, 'and if it is only three days before? cancel party'],
    ['and on Sundays?', ['Do 14 guests pay less?'], undefined, 'and on Sundays? 14 guests pay less'],
    ['Do you sell gift cards?', ['How much is a haircut?'], undefined, 'Do you sell gift cards?'],
    ['what about that?', [], undefined, 'what about that?'],
  ])('%j', (question, before, reply, expected) => {
    expect(standaloneQuestion(question, before, reply)).toBe(expected);
  });

  it.each([
    ['the gold one', 'price? Gold package'],
    ['gold package please', 'price? Gold package'],
    ['the second', 'price? Silver package'],
    ['2', 'price? Silver package'],
    ['the last one', 'price? Travel fee'],
    ['I mean the travel', 'price? Travel fee'],
    ['package', 'price? package'],
    ['both packages', 'price? both packages'],
    ['Do you have parking?', 'Do you have parking?'],
    ['we are 2 guests', 'we are 2 guests'],
    ['How long in advance do I have to book the gold package?', 'How long in advance do I have to book the gold package?'],
  ])('after a question back, %j is %j', (answer, expected) => {
    expect(standaloneQuestion(answer, ['Do you travel?', 'price?'], 'Which of these do you mean: “Gold package”, “Silver package” or “Travel fee”?')).toBe(expected);
  });

  it('takes quotes in an answer for no choice', () => {
    expect(standaloneQuestion('the gold package', ['price?'], 'We have “Gold package” and “Silver package”.')).toBe('the gold package');
  });

  it('begins with the question and adds at most eight words', () => {
    fc.assert(
      fc.property(fc.constantFrom('is it free?', 'and kids?', 'Opening hours'), fc.array(fc.lorem({ maxCount: 12 }), { maxLength: 4 }), (question, before) => {
        const query = standaloneQuestion(question, before);
        expect(query.startsWith(question)).toBe(true);
        expect(query.slice(question.length).trim().split(/\s+/).length).toBeLessThanOrEqual(8);
      }),
    );
  });
});
