import type { Passage } from '../chat/chat.types.js';
import { coverOf } from './passage-evidence.rule.js';
import { questionKind } from './question/question-kind.rule.js';
import { questionTerms, StemSet } from './term-index.rule.js';

/**
 * The passages of a message with several questions as they serve one of them: their scores are of the whole message.
 *
 * @param part one of its questions
 * @param passages what was retrieved for all of them
 * @returns the same, best first, with scores for that question
 */
export function forPart(part: string, passages: readonly Passage[]): Passage[] {
  const texts = passages.map(({ title, headings, text }) => ({ title: new StemSet(title), whole: new StemSet([title, ...headings, text].join('\n')) }));
  const cover = coverOf(questionTerms(part, texts.map(({ whole }) => whole.stems), questionKind(part)));
  return passages
    .map((passage, at) => {
      const [title, whole] = [texts[at]?.title, texts[at]?.whole];
      const score = cover((term) => whole?.match(term) ?? 0) + 0.5 * cover((term) => title?.match(term) ?? 0);
      return { ...passage, score };
    })
    .sort((a, b) => b.score - a.score);
}
