import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SentenceStream } from './sentence-stream.rule.js';
import { splitSentences } from './split-sentences.rule.js';

const PIECES = ['Hello', ' ', '. ', '.', '\n', '\n\n', '- item', '# Head', '| a | b |', '3.5', '$12.50', 'e.g.', 'Mr.', ' p.m. ', 'We', 'you', '?', '! ', '…', '...', '[KB-042]', ' [KB', '[', '”', '"', '1. ', '12', '12) ', '。', '😀', 'https://a.example/x?y=1.', '```', '**', '    '];
const prose = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 40 }).map((parts) => parts.join(''));

const cases: [string, string[]][] = [
  ['We open at 9. See you!', ['We open at 9.', 'See you!']],
  ['Dr. Smith charges $12.50 per visit. OK?', ['Dr. Smith charges $12.50 per visit.', 'OK?']],
  ['Bring e.g. a towel, i.e. something dry. Thanks', ['Bring e.g. a towel, i.e. something dry.', 'Thanks']],
  ['We close at 5 p.m. on Friday. We close at 5 p.m. Come early.', ['We close at 5 p.m. on Friday.', 'We close at 5 p.m.', 'Come early.']],
  ['See https://shop.example/a.b?c=1. Or v2.0.1 of it.', ['See https://shop.example/a.b?c=1.', 'Or v2.0.1 of it.']],
  ['Refunds take 5 days. [KB-042] Anything else?', ['Refunds take 5 days. [KB-042]', 'Anything else?']],
  ['Refunds take 5 days [KB-042]. [KB-7][KB-8] Next.', ['Refunds take 5 days [KB-042]. [KB-7][KB-8]', 'Next.']],
  ['Prices:\n- Cut: 20.00 EUR\n- Wash: 5.50 EUR\nAll with tax.', ['Prices:', '- Cut: 20.00 EUR', '- Wash: 5.50 EUR\nAll with tax.']],
  ['1. Open the app.\n2. Tap "Pay".', ['1. Open the app.', '2. Tap "Pay".']],
  ['# No. 1 in town. Really\nText goes\non here.', ['# No. 1 in town. Really', 'Text goes\non here.']],
  ['| a. b. | c |\n|---|---|\n| 1. | 2 |', ['| a. b. | c |', '|---|---|', '| 1. | 2 |']],
  ['First para\n\nsecond para', ['First para', 'second para']],
  ['"Is it open?" he asked. "Yes!" She left.', ['"Is it open?" he asked.', '"Yes!"', 'She left.']],
  ['Well... maybe. Wait… no.', ['Well... maybe.', 'Wait… no.']],
  ['i want pizza. do you have it? and beer', ['i want pizza.', 'do you have it?', 'and beer']],
  ['Ask J. Smith or me. So am I. Bye', ['Ask J. Smith or me.', 'So am I.', 'Bye']],
  ['今日は。元気ですか？はい', ['今日は。', '元気ですか？', 'はい']],
  ['What?! No way!!! ok', ['What?!', 'No way!!!', 'ok']],
  ['Room no. 5 is free (see p. 12). Yes.', ['Room no. 5 is free (see p. 12).', 'Yes.']],
  ['   ', []],
  ['', []],
];

describe('splitSentences', () => {
  it.each(cases)('%j', (text, expected) => {
    expect(splitSentences(text).map((sentence) => sentence.text)).toEqual(expected);
  });

  it('has exact offsets and leaves out nothing but white space', () => {
    fc.assert(
      fc.property(prose, (text) => {
        let at = 0;
        for (const { text: piece, start, end } of splitSentences(text)) {
          expect(text.slice(start, end)).toBe(piece);
          expect(piece).toBe(piece.trim());
          expect(piece).not.toBe('');
          expect(text.slice(at, start).trim()).toBe('');
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('SentenceStream', () => {
  it('yields what splitSentences yields, however the text is cut', () => {
    fc.assert(
      fc.property(prose, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }), (text, sizes) => {
        const stream = new SentenceStream();
        const got = [];
        for (let at = 0, turn = 0; at < text.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          got.push(...stream.push(text.slice(at, at + size)));
          at += size;
        }
        expect([...got, ...stream.flush()]).toEqual(splitSentences(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('releases a sentence as soon as the next word begins, and waits for a citation', () => {
    const stream = new SentenceStream();
    expect(stream.push('We open at 9. ')).toEqual([]);
    expect(stream.push('[KB-0')).toEqual([]);
    expect(stream.push('42] The').map((sentence) => sentence.text)).toEqual(['We open at 9. [KB-042]']);
    expect(stream.flush().map((sentence) => sentence.text)).toEqual(['The']);
    expect(stream.push('Again. X')).toEqual([{ text: 'Again.', start: 0, end: 6 }]);
  });
});
