import type { Passage } from '@rapport/contracts';
import { frequenciesIn } from '../chunk/lexeme.rule.js';
import { refOf } from '../chunk/ref.rule.js';
import { bm25, type Corpus } from './bm25.rule.js';
import type { QuestionTerm } from './question.rule.js';
import { fuse, vectorWeight } from './fusion.rule.js';
import type { Candidate } from './search.repository.js';

/** Four decimals: what is beyond differs between machines, and orders nothing that a person would order. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function toPassage(candidate: Candidate, terms: readonly QuestionTerm[], weight: number): Passage {
  const corpus: Corpus = {
    size: candidate.size,
    averageLength: candidate.averageLength,
    documentFrequencies: candidate.documentFrequencies ?? [],
  };
  const lexicalScore = bm25(corpus, frequenciesIn(candidate.lexemes, terms.map(({ term }) => term)), candidate.termCount, terms);
  const vectorScore = candidate.distance === null ? null : Math.min(1, Math.max(0, 1 - candidate.distance));
  const { id: chunkId, documentId, title, headings, page, text, category, tags } = candidate;
  return {
    ref: refOf(candidate.refNumber), chunkId, documentId, title, headings, page, text, category, tags,
    score: round(fuse({ vectorScore, lexicalScore }, weight)), vectorScore: round(vectorScore ?? 0), lexicalScore: round(lexicalScore),
  };
}

/**
 * Puts candidates in order. Equal scores are ordered by the short id, so that the same question gives the same list.
 *
 * @param terms the words that were looked for, in the order of the candidates' frequencies
 * @param limit how many passages are returned at most; those that share nothing with the question never are
 */
export function rank(candidates: readonly Candidate[], terms: readonly QuestionTerm[], embeddingModel: string, limit: number): Passage[] {
  const weight = vectorWeight(embeddingModel);
  return candidates
    .map((candidate) => ({ passage: toPassage(candidate, terms, weight), order: candidate.refNumber }))
    .filter(({ passage }) => passage.score > 0)
    .sort((a, b) => b.passage.score - a.passage.score || a.order - b.order)
    .slice(0, limit)
    .map(({ passage }) => passage);
}
