import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DraftGate } from './draft-gate.rule.js';

const check = (sentence: string): string[] => (sentence.includes('bad') ? ['is bad'] : []);

function inPieces(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (let i = 0; at < text.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

describe('draft gate', () => {
  it('lets a sentence through once it is whole', async () => {
    const gate = new DraftGate('', check);
    expect(await gate.push('We cook at your home. The price')).toBe('We cook at your home.');
    expect(await gate.push(' is $60 [KB-001]. And')).toBe('We cook at your home. The price is $60 [KB-001].');
    expect(await gate.finish('We cook at your home. The price is $60 [KB-001]. And more.')).toMatchObject({
      continues: true,
      passed: 'We cook at your home. The price is $60 [KB-001]. And more.',
    });
  });

  it('halts at a sentence with a problem and keeps what is good behind it apart', async () => {
    const gate = new DraftGate('', check);
    expect(await gate.push('One is good. Two is bad. Three is good. ')).toBe('One is good.');
    expect(await gate.finish('One is good. Two is bad. Three is good. Four too.')).toEqual({
      continues: true,
      passed: 'One is good.',
      allPassed: 'One is good. Three is good. Four too.',
      sentences: [
        { index: 0, text: 'One is good.', ok: true, problems: [] },
        { index: 1, text: 'Two is bad.', ok: false, problems: ['is bad'] },
        { index: 2, text: 'Three is good.', ok: true, problems: [] },
        { index: 3, text: 'Four too.', ok: true, problems: [] },
      ],
    });
  });

  it('continues after what was shown, without judging it again', async () => {
    const gate = new DraftGate('Shown bad words.', check);
    expect(await gate.push('Shown bad words. New')).toBe('Shown bad words.');
    expect(await gate.finish('Shown bad words. New words.')).toEqual({
      continues: true,
      passed: 'Shown bad words. New words.',
      allPassed: 'Shown bad words. New words.',
      sentences: [{ index: 0, text: 'New words.', ok: true, problems: [] }],
    });
  });

  it.each([
    ['another beginning', 'Other words. And more.'],
    ['a shorter text', 'Shown'],
    ['nothing', ''],
  ])('says when a draft does not continue what was shown: %s', async (_, draft) => {
    const gate = new DraftGate('Shown words.', check);
    expect(await gate.finish(draft)).toMatchObject({ continues: false, passed: 'Shown words.' });
  });

  it('does not follow a draft whose pieces were of another text', async () => {
    const gate = new DraftGate('', check);
    await gate.push('First text. And');
    expect(await gate.finish('Second text.')).toMatchObject({ continues: false, passed: 'First text.' });
  });

  it('never lets a sentence with a problem or a changed word through, however the draft is cut', async () => {
    const sentence = fc.constantFrom('All is well.', 'This is bad.', 'See [KB-001].', 'Fine!', 'Is it?');
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { maxLength: 6 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), async (sentences, sizes) => {
        const draft = sentences.join(' ');
        const gate = new DraftGate('', check);
        let shown = '';
        for (const piece of inPieces(draft, sizes)) {
          const now = await gate.push(piece);
          expect(now.startsWith(shown)).toBe(true);
          shown = now;
        }
        const { passed, allPassed } = await gate.finish(draft);
        expect(draft.startsWith(passed)).toBe(true);
        expect(passed.startsWith(shown)).toBe(true);
        expect(allPassed).not.toContain('bad');
      }),
    );
  });
});
