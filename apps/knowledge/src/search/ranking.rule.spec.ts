import { describe, expect, it } from '@jest/globals';
import { lexemesOf } from '../chunk/lexeme.rule.js';
import { questionTerms } from './question.rule.js';
import { rank } from './ranking.rule.js';
import type { Candidate } from './search.repository.js';

const MODEL = 'builtin-lexical-2';

interface Text {
  readonly document: string;
  readonly title: string;
  readonly text: string;
  readonly distance?: number;
}

const TEXTS: readonly Text[] = [
  { document: 'parking', title: 'Parking', text: 'Guests park in the garage for 12 dollars a night.' },
  { document: 'parking', title: 'Parking', text: 'The garage closes at midnight; guests with a ticket leave at any hour.' },
  { document: 'deposit', title: 'Deposits', text: 'A deposit is refunded within ten days of a cancellation.' },
  { document: 'gold', title: 'Gold Member Plan', text: 'Breakfast is served from seven.' },
  { document: 'silver', title: 'Silver Member Plan', text: 'Breakfast is served from seven.' },
  { document: 'pets', title: 'Pets', text: 'Dogs are welcome.' },
];

function ranked(question: string, texts: readonly Text[] = TEXTS, limit = 10): string[] {
  const terms = questionTerms(question);
  const lexemes = texts.map(({ title, text }) => lexemesOf({ title, headings: [], text }));
  const candidates = texts.map(
    ({ document, title, text, distance = 0.9 }, at): Candidate => ({
      id: `chunk-${at}`, documentId: document, refNumber: at + 1, ordinal: 0, title, headings: [], page: null, text, category: 'general', tags: [],
      lexemes: lexemes[at]?.tsvector ?? '', termCount: lexemes[at]?.count ?? 0, distance, size: 100, averageLength: 10,
      documentFrequencies: terms.map(({ term }) => lexemes.filter(({ frequencies }) => frequencies.has(term)).length),
    }),
  );
  return rank(candidates, { question, terms, embeddingModel: MODEL }, limit).map(({ chunkId, documentId }) => `${documentId}:${chunkId}`);
}

const documents = (question: string): string[] => ranked(question).map((each) => each.split(':')[0] ?? '');

describe('rank', () => {
  it('puts the passage that holds the words of a question first', () => {
    expect(documents('When is a deposit refunded?')[0]).toBe('deposit');
  });

  it('gives a question several passages of one document', () => {
    expect(documents('When does the garage close for guests?').slice(0, 2)).toEqual(['parking', 'parking']);
  });

  it('serves each request of a long message, each document with one passage before a second', () => {
    const found = documents('I want to park in the garage tonight. Is my deposit refunded after a cancellation? I come with two dogs, are dogs welcome?');
    expect(new Set(found.slice(0, 3))).toEqual(new Set(['parking', 'deposit', 'pets']));
    expect(found.filter((document) => document === 'parking')).toHaveLength(2);
  });

  it('finds the product that a long message names', () => {
    const found = documents('My silver member plan began in May. When is breakfast served, please? I would also like to bring two friends on Sunday.');
    expect(found.indexOf('silver')).toBeLessThan(found.indexOf('gold'));
  });

  it('prefers the article whose title is the question', () => {
    const texts = [
      { document: 'parking', title: 'Arrival', text: 'Where can I park? Guests ask where to park when they park: park where you can.' },
      { document: 'faq', title: 'Where can I park?', text: 'In the garage, for 12 dollars a night.' },
    ];
    expect(ranked('Where may I park', texts)[0]).toBe('faq:chunk-1');
  });

  it('prefers the passage whose document speaks of the rest of the question', () => {
    const texts = [
      { document: 'silver', title: 'Plans', text: 'Breakfast is served from seven.' },
      { document: 'gold', title: 'Plans', text: 'Breakfast is served from seven.' },
      { document: 'gold', title: 'Plans', text: 'Guests with a golden badge are greeted by name.' },
    ];
    expect(ranked('breakfast with a golden badge', texts).indexOf('gold:chunk-1')).toBeLessThan(ranked('breakfast with a golden badge', texts).indexOf('silver:chunk-0'));
  });

  it('leaves out what shares nothing with the question, keeps to the limit and orders equals by their number', () => {
    expect(ranked('zebra crossing', TEXTS.map((text) => ({ ...text, distance: 1 })))).toEqual([]);
    expect(ranked('garage guests', TEXTS, 1)).toHaveLength(1);
    expect(ranked('breakfast served', TEXTS.slice(3, 5))).toEqual(['gold:chunk-0', 'silver:chunk-1']);
    expect(rank([], { question: 'garage', terms: questionTerms('garage'), embeddingModel: MODEL }, 5)).toEqual([]);
  });
});
