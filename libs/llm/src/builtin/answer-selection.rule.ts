import type { Evidence, EvidenceSet } from './evidence.rule.js';
import { sentenceScore } from './sentence-score.rule.js';
import { stemsOf } from './word.rule.js';

/** More than three sentences is an article, not an answer. */
const MOST = 3;
/** How far below the best a further sentence may be, in log odds: in the same passage, and in another one. */
const SAME_PASSAGE = 1.3;
const OTHER_PASSAGE = 0.5;
/** A further sentence covers at least this share of what the best covers of the question. */
const LEAST_SHARE = 0.4;
/** Sentences that share more of their words than this say the same. */
const DUPLICATE = 0.7;

/** Needs the sentence before it to be understood. */
const POINTS_BACK = /^(?:it|its|this|these|those|they|their|he|she|his|her|however|otherwise|therefore|in (?:this|that) case|if so)\b/i;

/**
 * Chooses what to quote: the best sentence, what is nearly as good, and the sentence before where one points back.
 * A question about a topic as such gets the opening of the passage that bears its name.
 *
 * @param evidence the sentences of all passages with what speaks for them
 * @returns one to three of them, grouped by passage, the passage of the best first, each passage in its own order
 */
export function selectAnswer({ units, topic }: Pick<EvidenceSet, 'units' | 'topic'>): Evidence[] {
  if (topic !== null) return opening(units.filter(({ unit }) => unit.passage === topic));
  const ranked = units.map((evidence) => ({ evidence, score: sentenceScore(evidence.features) })).sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (best === undefined) return [];
  const chosen: Evidence[] = [];
  for (const { evidence, score } of ranked) {
    if (chosen.length >= MOST) break;
    const reach = evidence.unit.passage === best.evidence.unit.passage ? SAME_PASSAGE : OTHER_PASSAGE;
    if (best.score - score > reach || besideThePoint(evidence, best.evidence) || overlaps(evidence, chosen)) continue;
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

function opening(units: readonly Evidence[]): Evidence[] {
  const chosen: Evidence[] = [];
  for (const evidence of units) {
    if (chosen.length < MOST && evidence.features.broken === 0 && !overlaps(evidence, chosen)) chosen.push(evidence);
  }
  return chosen;
}

function referent({ unit }: Evidence, units: readonly Evidence[]): Evidence | undefined {
  if (unit.kind !== 'sentence' || !POINTS_BACK.test(unit.text)) return undefined;
  return units.find((other) => other.unit.passage === unit.passage && other.unit.index === unit.index - 1);
}

/** What shares far fewer of the question's words is there for its place or its form only. */
function besideThePoint(evidence: Evidence, best: Evidence): boolean {
  const words = ({ features }: Evidence): number => Math.max(features.withContext, features.context);
  return words(evidence) < LEAST_SHARE * words(best);
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
