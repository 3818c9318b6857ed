import { describe, expect, it } from '@jest/globals';
import { cutDocument } from './cutting.rule.js';
import { sourceKey } from './source-key.rule.js';

const given = { title: 'policy.md', category: 'general', tags: ['web'], fileName: null, mediaType: null };

describe('cutDocument', () => {
  it('takes title, category and tags from the front matter', () => {
    const cut = cutDocument(given, 'markdown', '---\ntitle: Cancelling\ncategory: policy\ntags: [refund, web]\n---\n# Fees\n\nHalf is refunded.');
    expect(cut).toMatchObject({ title: 'Cancelling', category: 'policy', tags: ['web', 'refund'] });
    expect(cut.cuts[0]).toMatchObject({ ordinal: 0, headings: ['Fees'] });
    expect(cut.cuts[0]?.embedded).toContain('Cancelling\nFees\n');
  });

  it('keeps a category that a person chose, and labels that are no labels out', () => {
    const cut = cutDocument({ ...given, category: 'menu' }, 'markdown', '---\ntitle: [1, 2]\ncategory: policy\ntags: 7\n---\nText.');
    expect(cut).toMatchObject({ title: 'policy.md', category: 'menu', tags: ['web'] });
  });

  it('cuts a long text into pieces of at most 1,000 characters', () => {
    const { cuts } = cutDocument(given, 'text', 'We grill at your place. '.repeat(300));
    expect(cuts.length).toBeGreaterThan(7);
    expect(Math.max(...cuts.map(({ text }) => text.length))).toBeLessThanOrEqual(1000);
  });

  it('reads the words of a page and nothing of its scripts', () => {
    const { cuts } = cutDocument(given, 'html', '<title>x</title><script>alert(1)</script><h1>Fees</h1><p>Half is <b>refunded</b>.</p>');
    expect(cuts.map(({ text }) => text).join('\n')).toMatch(/Half is refunded\./);
    expect(cuts.map(({ text }) => text).join('\n')).not.toContain('alert');
  });

  it.each([['html', '<script>x</script>'], ['markdown', '---\ntitle: Only a head\n---\n'], ['text', '--- !!! ---']] as const)('finds nothing in %s without words', (format, text) => {
    expect(cutDocument(given, format, text).cuts).toEqual([]);
  });
});

describe('sourceKey', () => {
  it('knows a document again by title and category', () => {
    expect(sourceKey({ title: ' Our  Menu', category: 'FAQ' })).toBe(sourceKey({ title: 'our menu', category: 'faq' }));
    expect(sourceKey({ title: 'a', category: 'b' })).not.toBe(sourceKey({ title: 'b', category: 'a' }));
  });
});
