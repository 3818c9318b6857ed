import { foldText } from '@rapport/language';
import type { QuestionIntent } from './intent-example.data.js';
import { KEYWORDS } from './keyword.data.js';

/** How strongly the words alone speak for each intent, 0 to 1: independent hints add up as 1 - (1 - a)(1 - b). */
export function keywordScores(text: string): Map<QuestionIntent, number> {
  const folded = foldText(text);
  const scores = new Map<QuestionIntent, number>();
  for (const { intent, weight, pattern } of KEYWORDS) {
    if (!pattern.test(folded)) continue;
    scores.set(intent, 1 - (1 - (scores.get(intent) ?? 0)) * (1 - weight));
  }
  return scores;
}
