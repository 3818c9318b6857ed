import { describe, expect, it } from '@jest/globals';
import { namedWorth, runsOf } from './name.rule.js';

const worth = (stem: string): number => ({ silver: 3, reward: 2, card: 1, account: 1, closur: 4 })[stem] ?? 0.5;
const named = (title: string, question: string): number => namedWorth(title, runsOf(question), worth);

describe('namedWorth', () => {
  it.each([
    ['Silver Rewards Card: exclusions', 'Why was my silver rewards card declined?', 6],
    ['Silver Rewards Card: exclusions', 'My silver reward cards are lost', 6],
    ['Silver Rewards Card: exclusions', 'The card that I have is silver', 0],
    ['Silver Rewards Card: exclusions', 'About the rewards card', 3],
    ['Closing an account', 'Is there an account fee?', 0],
    ['', 'silver rewards card', 0],
    ['Silver Rewards Card', '', 0],
  ])('%j in %j is worth %d', (title, question, expected) => {
    expect(named(title, question)).toBeCloseTo(expected, 10);
  });

  it('is worth nothing for stop words alone', () => {
    expect(named('What to do about it', 'I do not know what to do about it')).toBe(0);
  });
});
