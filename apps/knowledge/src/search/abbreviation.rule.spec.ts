import { describe, expect, it } from '@jest/globals';
import { spelledOut } from './abbreviation.rule.js';

describe('spelledOut', () => {
  it.each([
    ['Do you ship to the US?', 'Do you ship to the US? United States'],
    ['U.S. customers', 'U.S. customers United States'],
    ['from the UK to the USA', 'from the UK to the USA United States United Kingdom'],
    ['Are you in the EU?', 'Are you in the EU? European Union'],
  ])('%j is %j', (question, expected) => {
    expect(spelledOut(question)).toBe(expected);
  });

  it.each(['can you tell us more', 'CAN YOU TELL US MORE', 'the United States, or US', 'USB cables', 'BUS stop', ''])('leaves %j', (question) => {
    expect(spelledOut(question)).toBe(question);
  });
});
