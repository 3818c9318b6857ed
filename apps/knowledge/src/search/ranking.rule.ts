import type { Passage } from '@rapport/contracts';
import { refOf } from '../chunk/ref.rule.js';
import { type Evidence, weigh, type Weighed } from './evidence.rule.js';
import { feedback } from './feedback.rule.js';
import { fuseFeedback, fuseNeeds, fuseQuestion, vectorWeight } from './fusion.rule.js';
import type { QuestionTerm } from './question.rule.js';
import type { Candidate } from './search.repository.js';

/** A question as it was looked up. */
export interface Asked {
  readonly question: string;
  /** The words that were looked for, in the order of the candidates' frequencies. */
  readonly terms: readonly QuestionTerm[];
  readonly embeddingModel: string;
}

interface Scored {
  readonly evidence: Evidence;
  /** 0 to 1. */
  readonly score: number;
}

/** Four decimals: what is beyond differs between machines, and orders nothing that a person would order. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function toPassage({ evidence: { candidate, parts }, score }: Scored): Passage {
  const { id: chunkId, documentId, title, headings, page, text, category, tags } = candidate;
  return {
    ref: refOf(candidate.refNumber), chunkId, documentId, title, headings, page, text, category, tags,
    score, vectorScore: round(parts.vectorScore ?? 0), lexicalScore: round(parts.lexicalScore),
  };
}

const inOrder = (all: readonly Scored[]): Scored[] =>
  all
    .map(({ evidence, score }) => ({ evidence, score: round(score) }))
    .sort((a, b) => b.score - a.score || a.evidence.candidate.refNumber - b.evidence.candidate.refNumber);

/** Of each document its best passage before the second of any, as far as they are in order already. */
function documentsFirst(ordered: readonly Scored[]): Scored[] {
  const seen = new Set<string>();
  const isFirst = ordered.map(({ evidence: { candidate } }) => !seen.has(candidate.documentId) && seen.add(candidate.documentId) !== undefined);
  return [...ordered.filter((_, at) => isFirst[at]), ...ordered.filter((_, at) => !isFirst[at])];
}

/** Ranks by each need of a message, then once more with the titles of the best documents. */
function byNeeds({ evidence, labels }: Weighed, weight: number): Scored[] {
  const scores = fuseNeeds(evidence, weight);
  const first = inOrder(evidence.map((each, at) => ({ evidence: each, score: scores[at] ?? 0 })));
  const second = fuseFeedback(first.map(({ score }) => score), feedback(first.map((each) => each.evidence.candidate), labels));
  return documentsFirst(inOrder(first.map((each, at) => ({ evidence: each.evidence, score: second[at] ?? 0 }))));
}

/**
 * Puts candidates in order. Equal scores are ordered by the short id, so that the same question gives the same list. A message that asks for
 * several things is ranked by what serves each of them, and is given many documents rather than many passages of one.
 *
 * @param limit how many passages are returned at most; those that share nothing with the question never are
 */
export function rank(candidates: readonly Candidate[], { question, terms, embeddingModel }: Asked, limit: number): Passage[] {
  const [first, ...others] = candidates;
  if (first === undefined) return [];
  const weighed = weigh([first, ...others], question, terms);
  const weight = vectorWeight(embeddingModel);
  const ordered = weighed.severalNeeds
    ? byNeeds(weighed, weight)
    : inOrder(weighed.evidence.map((evidence) => ({ evidence, score: fuseQuestion(evidence.parts, evidence, weight) })));
  return ordered.filter(({ score }) => score > 0).slice(0, limit).map(toPassage);
}
