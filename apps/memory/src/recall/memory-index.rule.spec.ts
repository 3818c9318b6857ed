import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type IndexedExchange, MemoryIndex } from './memory-index.rule.js';

const exchange = (id: string, content: string, more: Partial<IndexedExchange> = {}): IndexedExchange => ({ id, sessionId: null, at: 0, content, response: null, sources: [], ...more });
const indexOf = (...exchanges: IndexedExchange[]): MemoryIndex => {
  const index = new MemoryIndex();
  index.add(exchanges);
  return index;
};

describe('the words of one customer', () => {
  it('puts what shares rare words first, in any form of them', () => {
    const index = indexOf(exchange('a', 'We booked a table for nine'), exchange('b', 'Is there a table outside?'), exchange('c', 'I cancelled the booking'));
    expect(index.search('bookings of nine people').map(({ id }) => id)[0]).toBe('a');
    expect(index.search('unheard of')).toEqual([]);
    expect(index.search('')).toEqual([]);
  });

  it('counts a reply less than the customer, and a neighbour less than both', () => {
    const at = (minute: number) => ({ sessionId: 's', at: minute * 60_000 });
    const index = indexOf(
      exchange('own', 'The parrot is called Rio', at(0)), exchange('beside', 'Really?', at(1)), exchange('far', 'Goodbye', { sessionId: 's', at: 86_400_000 }),
      exchange('reply', 'And?', { sessionId: 't', at: 0, response: 'The parrot is called Rio' }),
    );
    expect(index.search('parrot Rio').map(({ id }) => id)).toEqual(['own', 'reply', 'beside']);
    expect(index.search('parrot Rio').map(({ topics }) => topics)).toEqual([1, 1, 0]);
  });

  it('is the same whatever the order and the pieces in which exchanges come', () => {
    const words = fc.array(fc.constantFrom('tea', 'milk', 'sun', 'rain', 'hat', 'dog'), { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
    const made = fc.array(fc.record({ content: words, response: fc.option(words), sessionId: fc.constantFrom('a', 'b', null) }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(made, words, fc.nat(), (list, question, cut) => {
        const all = list.map((one, index) => exchange(`id${index}`, one.content, { ...one, at: index * 1_000 }));
        const pieces = new MemoryIndex();
        const place = cut % all.length;
        pieces.add(all.slice(place));
        pieces.search(question);
        pieces.add(all.slice(0, place));
        pieces.add(all);
        const scores = (index: MemoryIndex) => Object.fromEntries(index.search(question).map(({ id, lexical, topics }) => [id, [lexical.toFixed(9), topics]]));
        expect(scores(pieces)).toEqual(scores(indexOf(...all)));
        return pieces.size === all.length;
      }),
    );
  });

  it('gives shares between 0 and 1', () => {
    const index = indexOf(exchange('a', 'tea tea tea'), exchange('b', 'milk'));
    for (const { lexical, topics } of index.search('tea milk honey')) {
      expect(lexical).toBeGreaterThan(0);
      expect(lexical).toBeLessThanOrEqual(1);
      expect(topics).toBeCloseTo(1 / 3);
    }
  });
});
