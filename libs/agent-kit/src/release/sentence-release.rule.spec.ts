import { describe, expect, it } from '@jest/globals';
import { splitSentences } from '@rapport/language';
import fc from 'fast-check';
import { SentenceRelease, type SentenceReleaseOptions } from './sentence-release.rule.js';

const TEXT =
  'You can cancel at any time. [KB-001] The fee is 10 % (see p. 3), i.e. $4.50 of $45.00. BAD one here! Is that fine?\n\nOur packages:\n- Gold: $60. [KB-002]\n- Silver is BAD.\nThat is all… Dr. Lopez says hi 🙂';

/** Fails what says BAD. */
const check = async ({ text }: { text: string }): Promise<{ ok: boolean; problems: string[] }> =>
  text.includes('BAD') ? { ok: false, problems: ['bad_word'] } : { ok: true, problems: [] };

async function run(chunks: readonly string[], options: SentenceReleaseOptions = {}, together = false) {
  const release = new SentenceRelease(check, options);
  const emitted: string[] = [];
  release.on('released', ({ separator, text }) => emitted.push(separator + text));
  if (together) await Promise.all([...chunks.map((chunk) => release.push(chunk)), release.end()]);
  else {
    for (const chunk of chunks) await release.push(chunk);
    await release.end();
  }
  return { emitted, text: release.releasedText, sentences: release.sentences, withheld: release.withheld };
}

describe('release by sentences', () => {
  it('lets out what passes and holds back what fails', async () => {
    const { text, emitted, withheld, sentences } = await run([TEXT]);
    expect(emitted.join('')).toBe(text);
    expect(text).not.toContain('BAD');
    expect(text).toContain('You can cancel at any time. [KB-001] The fee is 10 % (see p. 3), i.e. $4.50 of $45.00. Is that fine?');
    expect(text).toContain('\n- Gold: $60. [KB-002]');
    expect(withheld.map((sentence) => [sentence.text, sentence.problems])).toEqual([
      ['BAD one here!', ['bad_word']],
      ['- Silver is BAD.', ['bad_word']],
    ]);
    expect(sentences.map((sentence) => sentence.index)).toEqual(sentences.map((_, index) => index));
  });

  it('is the whole text, to the letter, when nothing fails', async () => {
    const good = TEXT.replaceAll('BAD', 'good');
    expect((await run([good])).text).toBe(good);
  });

  it('can hold back all that follows a failure', async () => {
    const { text, withheld, sentences } = await run([TEXT], { afterFailure: 'stop' });
    expect(text).toBe('You can cancel at any time. [KB-001] The fee is 10 % (see p. 3), i.e. $4.50 of $45.00.');
    expect(withheld.length).toBe(sentences.length - 2);
    expect(withheld.at(-1)?.problems).toEqual(['after_failure']);
  });

  it('gives the same for any cut into chunks, pushed one by one or all at once', async () => {
    const parts = fc.constantFrom('Hello.', ' ', '\n', '\n\n', 'BAD!', '$4.50', ' e.g. ', '[KB-001]', '?', '…', '- item', '1. ', 'word', '"Yes."', '🙂', 'Mr. X');
    const text = fc.oneof(fc.constant(TEXT), fc.array(parts, { maxLength: 30 }).map((list) => list.join('')));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(400)), fc.boolean(), fc.constantFrom<SentenceReleaseOptions[]>([{}], [{ afterFailure: 'stop' }]), async (whole, cuts, together, [options]) => {
        const points = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length];
        const chunks = points.slice(1).map((end, at) => whole.slice(points[at], end));
        expect(await run(chunks, options, together)).toEqual(await run([whole], options));
      }),
      { numRuns: 300 },
    );
  });

  it('looks at each sentence once, in order, one at a time', async () => {
    const seen: string[] = [];
    let busy = 0;
    const release = new SentenceRelease(async ({ text }) => {
      busy += 1;
      expect(busy).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, text.length % 3));
      busy -= 1;
      seen.push(text);
      return { ok: true, problems: [] };
    });
    await Promise.all([...[...TEXT].map((letter) => release.push(letter)), release.end()]);
    expect(seen).toEqual(splitSentences(TEXT).map(({ text }) => text));
  });

  it('lets nothing out that could not be checked, nor anything after it', async () => {
    const release = new SentenceRelease(async ({ index }) => {
      if (index === 1) throw new Error('the judge is ill');
      return { ok: true, problems: [] };
    });
    await expect(release.push('One. Two. Three. Four')).rejects.toThrow('ill');
    await release.end();
    expect(release.releasedText).toBe('One.');
    expect(release.withheld[0]).toMatchObject({ text: 'Two.', problems: ['check_failed'] });
  });

  it('takes a repair after the end', async () => {
    const release = new SentenceRelease(check);
    await release.push('First. BAD second.');
    await release.end();
    await release.push('A better second.');
    await release.end();
    expect(release.releasedText).toBe('First. A better second.');
    expect(release.sentences.map(({ index }) => index)).toEqual([0, 1, 2]);
  });
});
