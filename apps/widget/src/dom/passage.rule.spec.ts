import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PassageBlock, passageOf } from './passage.rule.js';

const TEXT = `## Refund by notice

If you cancel early, you
receive a **full refund**.

| When | What |
|---|---|
| 14 or more days | Full refund less a fee |

1. Write to us.
- Wait.`;
const marks = (blocks: PassageBlock[]): string[] => blocks.flatMap(({ cells }) => cells.flatMap((runs) => runs.filter((run) => run.marked).map((run) => run.text)));

describe('passageOf', () => {
  it('takes an article apart', () => {
    const blocks = passageOf(TEXT, []);
    expect(blocks.map(({ kind, cells }) => [kind, cells.map((runs) => runs.map((run) => run.text).join(''))])).toEqual([
      ['heading', ['Refund by notice']],
      ['paragraph', ['If you cancel early, you receive a full refund.']],
      ['head', ['When', 'What']],
      ['row', ['14 or more days', 'Full refund less a fee']],
      ['numbered', ['Write to us.']],
      ['item', ['Wait.']],
    ]);
    expect(marks(blocks)).toEqual([]);
  });

  it.each([
    ['words over a line break and through emphasis', ['you receive a full refund.'], ['you receive a full refund.']],
    ['the next candidate when the first does not stand there', ['Something else.', 'Write to us.'], ['Write to us.']],
    ['the cell that the cited words contain', ['14 or more days: Full refund less a fee'], ['14 or more days', 'Full refund less a fee']],
    ['nothing for words of nowhere', ['Nowhere'], []],
  ])('marks %s', (_, candidates, expected) => {
    expect(marks(passageOf(TEXT, candidates))).toEqual(expected);
  });

  it('marks a sentence of any paragraph, and loses no word of it', () => {
    const word = fc.stringMatching(/^[A-Za-z$.+(]{1,8}$/).filter((text) => !/^[-*•#|]|^\d/.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 4, maxLength: 12 }), fc.nat(3), (words, from) => {
        const quote = words.slice(from).join(' ');
        fc.pre(quote.length >= 3);
        const runs = passageOf(words.join('\n'), [quote]).flatMap(({ cells }) => cells.flat());
        expect(runs.map((run) => run.text).join('')).toBe(words.join(' '));
        expect(runs.some((run) => run.marked && run.text === quote)).toBe(true);
      }),
    );
  });
});
