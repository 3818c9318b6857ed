import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accentFor } from './accent.rule.js';
import { contrast } from './contrast.rule.js';
import { TOKENS } from './token.data.js';

describe('accentFor', () => {
  it('is a deep teal when nothing else is wished', () => {
    expect(accentFor('light', '')).toMatchObject({ accent: '#0f766e', onAccent: '#ffffff' });
    expect(accentFor('dark', '#0F766E')).toMatchObject({ accent: '#2dd4bf' });
    expect(accentFor('light', 'red; } body { display: none').accent).toBe('#0f766e');
  });

  it('keeps a colour that can be read as it is', () => {
    expect(accentFor('light', '#6d28d9').accent).toBe('#6d28d9');
  });

  it('makes every colour of a workspace readable', () => {
    const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(color, fc.constantFrom('light' as const, 'dark' as const), (brand, theme) => {
        const { accent, onAccent, soft, own, onOwn } = accentFor(theme, brand);
        for (const ground of [TOKENS[theme].paper, TOKENS[theme].raised, soft]) expect(contrast(accent, ground)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(onOwn, own)).toBeGreaterThanOrEqual(4.5);
      }),
      { examples: [['#ffffff', 'light'], ['#000000', 'dark'], ['#ffff00', 'light'], ['#808080', 'dark']] },
    );
  });
});
