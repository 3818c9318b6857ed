import { describe, expect, it } from '@jest/globals';
import { askBack } from './ask-back.rule.js';

const ID = '0190aaaa-0000-7000-8000-000000000001';
const passage = (ref: string, title: string, text: string, score = 0.6) => ({
  ref, title, text, score, chunkId: ID, documentId: ID, headings: [], category: '', tags: [], vectorScore: 0.5, lexicalScore: 0.5,
});
const prices = [
  passage('KB-1', 'Gold package', 'The gold package has a price of $60 per adult.', 0.62),
  passage('KB-2', 'Silver package', 'The silver package has a price of $45 per adult.', 0.61),
  passage('KB-3', 'Travel fee', 'The first 25 miles are free; a mile beyond costs $2.', 0.58),
  passage('KB-4', 'Gold package', 'The price holds for a year.', 0.55),
  passage('KB-5', 'Opening hours', 'We are open from 9 am to 6 pm.', 0.5),
];
type Asked = Parameters<typeof askBack>[0];
const asked = (question: string, more: Partial<Asked> = {}) =>
  askBack({ question, standaloneQuestion: question, history: [], passages: prices, released: '', repair: [], ...more });

describe('a question back', () => {
  it.each(['price?', 'how much is it', 'Prices please', 'what does it cost?'])('%s: names the articles that share the word, each once', (question) => {
    expect(asked(question)).toBe('Which of these do you mean: “Gold package”, “Silver package” or “Travel fee”?');
  });

  it.each<[string, string, Partial<Asked>]>([
    ['says what it is about', 'how much is the gold package?', {}],
    ['names an amount', 'price for 20?', {}],
    ['is a whole question about one thing', 'do you charge per adult?', {}],
    ['is told by what was said before', 'how much is it', { standaloneQuestion: 'how much is it gold package' }],
    ['is shared by too few articles', 'price?', { passages: prices.slice(0, 2) }],
    ['is the name of one article', 'price?', { passages: [passage('KB-9', 'Price list', 'Every price of ours.', 0.6), ...prices] }],
    ['finds one article far ahead', 'price?', { passages: [passage('KB-9', 'Party for ten', 'The price is $900.', 0.95), ...prices] }],
    ['goes on with a reply that was begun', 'price?', { released: 'It is $60.' }],
  ])('is none where the message %s', (_, question, more) => {
    expect(asked(question, more)).toBeNull();
  });

  it('comes once, not twice in a row', () => {
    const back = asked('price?') ?? '';
    const once = [{ role: 'customer' as const, text: 'price?' }, { role: 'assistant' as const, text: back }];
    expect(asked('how much?', { history: once })).toBeNull();
    const later = [...once, { role: 'customer' as const, text: 'gold' }, { role: 'assistant' as const, text: '$60. [KB-1]' }];
    expect(asked('price?', { history: later })).toBe(back);
  });

  it('names four topics at the most', () => {
    const many = Array.from({ length: 7 }, (_, at) => passage(`KB-${at}`, `Menu ${'ABCDEFG'[at]}`, 'The price is low.'));
    expect(asked('price?', { passages: many })?.match(/“/g)).toHaveLength(4);
  });
});
