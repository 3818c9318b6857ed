import { describe, expect, it } from '@jest/globals';
import type { ReadDocument, ReadSection } from '../reading/reading.types.js';
import { cutDocument } from './cutting.rule.js';
import { addressKey, sourceKey } from './description/source-key.rule.js';

const given = { title: 'policy.md', category: 'general', tags: ['web'], fileName: null, mediaType: null };
const read = (sections: readonly Partial<ReadSection>[], more: Partial<ReadDocument> = {}): ReadDocument => ({
  format: 'markdown', title: null, language: null, frontMatter: {}, notes: [], ...more,
  sections: sections.map((section) => ({ headings: [], page: null, text: '', ...section })),
});

describe('cutDocument', () => {
  it('takes title, category and tags from the front matter', () => {
    const frontMatter = { title: 'Cancelling', category: 'policy', tags: ['refund', 'web'] };
    const cut = cutDocument(given, read([{ headings: ['Fees'], text: '# Fees\n\nHalf is refunded.' }], { frontMatter }), null);
    expect(cut).toMatchObject({ title: 'Cancelling', category: 'policy', tags: ['web', 'refund'] });
    expect(cut.cuts[0]).toMatchObject({ ordinal: 0, headings: ['Fees'], page: null });
    expect(cut.cuts[0]?.embedded).toContain('Cancelling\nFees\n');
  });

  it('keeps a category that a person chose, and labels that are no labels out', () => {
    const cut = cutDocument({ ...given, category: 'menu' }, read([{ text: 'Text.' }], { frontMatter: { title: [1, 2], category: 'policy', tags: 7 } }), null);
    expect(cut).toMatchObject({ title: 'policy.md', category: 'menu', tags: ['web'] });
  });

  it('calls a page of the web what it calls itself, or by its address, unless a person named it', () => {
    const page = { ...given, title: null };
    const address = 'https://example.com/prices';
    expect(cutDocument(page, read([], { title: ' Our\tprices ' }), address).title).toBe('Our prices');
    expect(cutDocument(page, read([]), address).title).toBe(address);
    expect(cutDocument(given, read([], { title: 'Our prices' }), address).title).toBe('policy.md');
    expect(cutDocument(page, read([]), null).title).toBe('Untitled');
  });

  it('takes nothing along that a database refuses', () => {
    const { cuts } = cutDocument(given, read([{ headings: ['A\0\ud800'], text: 'x\0y \udc00 z' }]), null);
    expect(cuts[0]).toMatchObject({ headings: ['A\uFFFD'], text: 'xy \uFFFD z' });
  });
});

describe('what makes a document the same again', () => {
  it('title and category', () => {
    expect(sourceKey({ title: ' Our  Menu', category: 'FAQ' })).toBe(sourceKey({ title: 'our menu', category: 'faq' }));
    expect(sourceKey({ title: 'a', category: 'b' })).not.toBe(sourceKey({ title: 'b', category: 'a' }));
  });

  it('or its address, which no upload can have', () => {
    const url = 'https://example.com/';
    expect(sourceKey({ title: url, category: '\turl' })).not.toBe(addressKey(url));
  });
});
