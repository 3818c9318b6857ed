import { describe, expect, it } from '@jest/globals';
import { accentFor } from './accent.rule.js';
import { contrast } from './contrast.rule.js';
import { TOKENS } from './token.data.js';

/** What is read on what, as the style sheets put them. */
const READ = [
  ['ink', 'paper'], ['ink', 'raised'], ['ink', 'accent-soft'], ['ink', 'mark'], ['ink', 'person-bg'], ['ink', 'bad-bg'], ['paper', 'ink'],
  ['quiet', 'paper'], ['quiet', 'raised'], ['accent', 'paper'], ['accent', 'raised'], ['accent', 'accent-soft'], ['on-accent', 'accent'],
  ['warn', 'warn-bg'], ['bad', 'bad-bg'], ['bad', 'paper'], ['paper', 'bad'], ['person', 'person-bg'], ['person', 'paper'],
] as const;
/** Borders of what can be used, and the ring of what has the focus (WCAG 2.2, 1.4.11). */
const SEEN = [['edge', 'paper'], ['accent', 'paper'], ['ink', 'paper']] as const;

describe.each(['light', 'dark'] as const)('%s colours', (theme) => {
  const { accent, onAccent, soft } = accentFor(theme, '');
  const tokens = { ...TOKENS[theme], accent, 'on-accent': onAccent, 'accent-soft': soft };
  const ratio = (one: keyof typeof tokens, other: keyof typeof tokens): number => contrast(tokens[one], tokens[other]);

  it.each(READ)('%s can be read on %s', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SEEN)('%s can be seen on %s', (border, ground) => {
    expect(ratio(border, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe('contrast', () => {
  it.each([['#000000', '#ffffff', 21], ['#ffffff', '#ffffff', 1], ['#777777', '#ffffff', 4.48], ['#ff0000', '#ffffff', 4]])('%s on %s is %d', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 2);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });
});
