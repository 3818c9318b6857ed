import type { Evidence } from './evidence.rule.js';
import { sentenceScore } from './sentence-score.rule.js';
import { stemsOf } from './word.rule.js';

/** More than three sentences is an article, not an answer. */
const MOST = 3;
/** How far below the best a further sentence may be, in log odds: in the same passage, and in another one. */
const SAME_PASSAGE = 1.3;
const OTHER_PASSAGE = 0.5;
/** Sentences that share more of their words than this say the same. */
const DUPLICATE = 0.7;

/** Needs the sentence before it to be understood. */
const POINTS_BACK = /^(?:it|its|this|these|those|they|their|he|she|his|her|however|otherwise|therefore|in (?:this|that) case|if so)\b/i;

/**
 * Chooses what to quote: the best sentence, what is nearly as good, and the sentence before where one points back.
 *
 * @param units the scored sentences of all passages
 * @returns one to three of them, grouped by passage, the passage of the best first, each passage in its own order
 */
export function selectAnswer(units: readonly Evidence[]): Evidence[] {
  const ranked = units.map((evidence) => ({ evidence, score: sentenceScore(evidence.features) })).sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (best === undefined) return [];
  const chosen: Evidence[] = [];
  for (const { evidence, score } of ranked) {
    if (chosen.length >= MOST) break;
    const reach = evidence.unit.passage === best.evidence.unit.passage ? SAME_PASSAGE : OTHER_PASSAGE;
    if (best.score - score > reach || overlaps(evidence, chosen)) continue;
    const before = referent(evidence, units);
    if (before !== undefined && !chosen.includes(before)) {
      // Without room for what it points to, it would be a riddle; only the best is quoted all the same.
      if (chosen.length + 2 > MOST) continue;
      if (!overlaps(before, chosen)) chosen.push(before);
    }
    chosen.push(evidence);
  }
  const passages = [...new Set(chosen.map((evidence) => evidence.unit.passage))];
  const order = (evidence: Evidence): number => (evidence.unit.passage === best.evidence.unit.passage ? -1 : passages.indexOf(evidence.unit.passage));
  return chosen.sort((a, b) => order(a) - order(b) || a.unit.index - b.unit.index);
}

function referent({ unit }: Evidence, units: readonly Evidence[]): Evidence | undefined {
  if (unit.kind !== 'sentence' || !POINTS_BACK.test(unit.text)) return undefined;
  return units.find((other) => other.unit.passage === unit.passage && other.unit.index === unit.index - 1);
}

/** The same words, or a list beside one of its own items. */
function overlaps({ unit }: Evidence, chosen: readonly Evidence[]): boolean {
  const stems = new Set(stemsOf(unit.text));
  return chosen.some(({ unit: other }) => {
    const sameList = unit.group !== null && unit.group === other.group && unit.passage === other.passage;
    if (sameList && unit.kind !== other.kind) return true;
    const theirs = new Set(stemsOf(other.text));
    let shared = 0;
    for (const stem of stems) if (theirs.has(stem)) shared += 1;
    return shared / Math.max(1, Math.min(stems.size, theirs.size)) > DUPLICATE;
  });
}
