import { describe, expect, it } from '@jest/globals';
import { lexemesOf } from '../chunk/lexeme.rule.js';
import { feedback } from './feedback.rule.js';
import { Labels } from './label.rule.js';
import type { Candidate } from './search.repository.js';

function candidate(document: string, title: string, text: string): Candidate {
  const { tsvector, count } = lexemesOf({ title, headings: [], text });
  return {
    id: `${document} ${text}`, documentId: document, refNumber: 1, ordinal: 0, title, headings: [], page: null, text, category: '', tags: [],
    lexemes: tsvector, termCount: count, distance: null, size: 50, averageLength: 10, documentFrequencies: [],
  };
}

describe('feedback', () => {
  const dispute = candidate('dispute', 'Disputing a card payment', 'Ask for the form.');
  const card = candidate('card', 'Replacing a card', 'We send another one.');
  const pets = candidate('pets', 'Pets', 'Dogs are welcome.');
  const texts = [dispute, card, pets];
  const of = (ordered: readonly Candidate[]): number[] => feedback(ordered, new Labels(ordered.map(({ title }) => title)));

  it('speaks for what shares its subject with the titles of the best', () => {
    const further = candidate('further', 'Fees', 'A card payment that was disputed in time costs nothing.');
    const [, , , shared = 0] = of([...texts, further]);
    const [, , , strange = 1] = of([...texts, candidate('further', 'Fees', 'The bill of last month waits for you.')]);
    expect(shared).toBeGreaterThan(strange);
  });

  it('asks the ten best documents only, each once however many passages it has', () => {
    const many = Array.from({ length: 10 }, (_, at) => candidate(`document ${at}`, `Cards ${at}`, 'Text.'));
    expect(feedback([...many, pets], new Labels(['Cards', 'Pets']))[10]).toBe(0);
    expect(feedback([pets, ...many.slice(0, 9)], new Labels(['Cards', 'Pets']))[0]).toBeGreaterThan(0);
  });

  it('has a number for each, and none for none', () => {
    expect(of(texts)).toHaveLength(3);
    expect(of([])).toEqual([]);
  });
});
