import { bestSize, citationFeatures, citationProbability } from './citation-set.rule.js';
import { asksForList, type Evidence, type EvidenceSet } from './evidence.rule.js';
import type { QuestionKind } from './question/question-kind.rule.js';
import { sentenceScore } from './sentence-score.rule.js';
import { stemsOf } from './word.rule.js';

/** More than three sentences is an article, not an answer; running text, which says one thing in many sentences, may need one more. */
const MOST = 3;
const MOST_OF_PROSE = 4;
/** How far below the best a further sentence may be, in log odds: in the same document, and in another one. */
const SAME_DOCUMENT = 1.8;
const OTHER_DOCUMENT = 0.5;
/** The gist of the best sentence's document is worth more beside it than one more detail. */
const GIST = 1.5;
/** A further sentence covers at least this share of what the best covers of the question. */
const LEAST_SHARE = 0.4;
/** A list is quoted beside the best when what stands above it covers so much of the question. */
const CONTEXT = 0.3;
/** Sentences that share more of their words than this say the same. */
const DUPLICATE = 0.7;

/** Needs the sentence before it to be understood. */
const POINTS_BACK = /^(?:it|its|this|these|those|they|their|he|she|his|her|however|otherwise|therefore|in (?:this|that) case|if so)\b/i;

/**
 * Chooses what to quote: the best sentence, what is nearly as good, and the sentence before where one points back.
 * A question about a topic as such gets the opening of the passage that bears its name.
 *
 * @param evidence the sentences of all passages with what speaks for them
 * @returns one to four of them, the best first
 */
export function selectAnswer({ kind, units, topic, passages }: Pick<EvidenceSet, 'kind' | 'units' | 'topic' | 'passages'>): Evidence[] {
  const ranked = units.map((evidence) => ({ evidence, score: sentenceScore(evidence.features) })).sort((a, b) => b.score - a.score);
  const best = topic === null ? ranked[0] : undefined;
  if (best === undefined) return topic === null ? [] : opening(units.filter(({ unit }) => unit.passage === topic));
  const isGist = ({ unit, features }: Evidence): boolean => unit.title === best.evidence.unit.title && features.lead > 0 && unit.index === 0;
  if (passages[best.evidence.unit.passage]?.running === 1) {
    const sentences = units.filter(({ unit }) => unit.passage === best.evidence.unit.passage);
    return inOrder(fromProse(best.evidence, sentences, kind), best.evidence);
  }
  const further = ranked
    .slice(1)
    .filter(({ evidence }) => suits(evidence, best.evidence, kind) && (isGist(evidence) || !besideThePoint(evidence, best.evidence)))
    .map(({ evidence, score }) => ({ evidence, score: score + (isGist(evidence) ? GIST : 0) }))
    .sort((a, b) => b.score - a.score);
  const chosen: Evidence[] = [];
  for (const { evidence, score } of [best, ...further]) {
    if (chosen.length >= MOST) break;
    const reach = evidence.unit.title === best.evidence.unit.title ? SAME_DOCUMENT : OTHER_DOCUMENT;
    if (best.score - score > reach || overlaps(evidence, chosen)) continue;
    const before = referent(evidence, units);
    if (before !== undefined && !chosen.includes(before)) {
      // Without room for what it points to, it would be a riddle; only the best is quoted all the same.
      if (chosen.length + 2 > MOST) continue;
      if (!overlaps(before, chosen)) chosen.push(before);
    }
    chosen.push(evidence);
  }
  const gist = chosen.find((evidence) => evidence !== best.evidence && isGist(evidence) && isMoreDirect(evidence, best.evidence));
  return inOrder(chosen, gist ?? best.evidence);
}

/** The best, and as many of the likeliest others as make the highest F1 that can be expected. */
function fromProse(best: Evidence, sentences: readonly Evidence[], kind: QuestionKind): Evidence[] {
  const features = citationFeatures(sentences, kind);
  const likely = sentences
    .map((evidence, at) => ({ evidence, probability: features[at] === undefined ? 0 : citationProbability(features[at]) }))
    .sort((a, b) => b.probability - a.probability);
  const size = bestSize(likely.map(({ probability }) => probability), MOST_OF_PROSE);
  const chosen = [best];
  for (const { evidence } of likely) {
    if (chosen.length < size && !overlaps(evidence, chosen) && suits(evidence, best, kind)) chosen.push(evidence);
  }
  return chosen;
}

/** Beside the best, another case of the same question misleads, and a whole list that nobody asked for is too much. */
function suits({ unit, features }: Evidence, best: Evidence, kind: QuestionKind): boolean {
  if (features.quantity < 0 && best.features.quantity > 0) return false;
  return unit.kind !== 'list' || asksForList(kind) || features.context >= CONTEXT;
}

/** The gist comes first when it names what was asked for and the best does not, or says nearly as much of it. */
function isMoreDirect(gist: Evidence, best: Evidence): boolean {
  return gist.features.kind > best.features.kind || (gist.features.kind === best.features.kind && gist.features.own >= 0.6 * best.features.own);
}

/** The best first, with what it points back to; behind it the rest, passage by passage, each in its own order. */
function inOrder(chosen: readonly Evidence[], best: Evidence): Evidence[] {
  const passages = [best.unit.passage, ...chosen.map(({ unit }) => unit.passage)];
  const sorted = [...chosen].sort((a, b) => passages.indexOf(a.unit.passage) - passages.indexOf(b.unit.passage) || a.unit.index - b.unit.index);
  const at = sorted.indexOf(best);
  const from = at > 0 && pointsBack(best) ? at - 1 : at;
  return [...sorted.slice(from, at + 1), ...sorted.slice(0, from), ...sorted.slice(at + 1)];
}

function opening(units: readonly Evidence[]): Evidence[] {
  const chosen: Evidence[] = [];
  for (const evidence of units) {
    if (chosen.length < MOST && evidence.features.broken === 0 && !overlaps(evidence, chosen)) chosen.push(evidence);
  }
  return chosen;
}

function pointsBack({ unit }: Evidence): boolean {
  return unit.kind === 'sentence' && POINTS_BACK.test(unit.text);
}

function referent(evidence: Evidence, units: readonly Evidence[]): Evidence | undefined {
  const { unit } = evidence;
  if (!pointsBack(evidence)) return undefined;
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
