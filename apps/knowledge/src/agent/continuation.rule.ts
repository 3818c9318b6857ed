import { splitSentences } from '@rapport/language';

/**
 * Lets a reply go on behind what the customer has read: sentences that stand there already, and sentences that were refused, are left out.
 *
 * @param released what the customer has read of this reply
 * @param written what the model wrote, from the beginning or from there on
 * @param refused the sentences that a check has refused, inside longer lines
 * @returns the whole reply; it begins with `released`, letter by letter
 */
export function continueAfter(released: string, written: string, refused: readonly string[]): string {
  let reply = released;
  let end = 0;
  for (const sentence of splitSentences(written)) {
    const gap = written.slice(end, sentence.start);
    end = sentence.end;
    if (released.includes(sentence.text) || refused.some((line) => line.includes(sentence.text))) continue;
    const needsSpace = reply !== '' && !/\s$/.test(reply) && !/^\s/.test(gap);
    reply += (needsSpace ? ' ' : reply === '' ? '' : gap) + sentence.text;
  }
  return reply;
}
