import { describe, expect, it } from '@jest/globals';
import { cutSections } from './cut-sections.rule.js';

const cut = (sections: readonly { headings?: string[]; page?: number | null; text: string }[]) =>
  cutSections(sections.map((section) => ({ headings: [], page: null, ...section })), { size: 1000, overlap: 200 });

describe('cutSections', () => {
  it('cuts a long text into pieces of at most 1,000 characters', () => {
    const pieces = cut([{ text: 'We grill at your place. '.repeat(300) }]);
    expect(pieces.length).toBeGreaterThan(7);
    expect(Math.max(...pieces.map(({ text }) => text.length))).toBeLessThanOrEqual(1000);
  });

  it('keeps page and headings with each piece, and no piece reaches over two pages', () => {
    const pieces = cut([{ page: 1, headings: ['Menu'], text: 'Soup. '.repeat(250) }, { page: 2, headings: ['Menu', 'Grill'], text: 'Steak.' }]);
    expect(pieces.map(({ page }) => page)).toEqual([1, 1, 2]);
    expect(pieces.at(-1)).toEqual({ page: 2, headings: ['Menu', 'Grill'], text: 'Steak.' });
    expect(pieces.slice(0, -1).every(({ text }) => !text.includes('Steak'))).toBe(true);
  });

  it.each([[[]], [[{ text: '' }]], [[{ text: '--- !!! ---' }]]])('finds nothing in sections without words', (sections) => {
    expect(cut(sections)).toEqual([]);
  });
});
