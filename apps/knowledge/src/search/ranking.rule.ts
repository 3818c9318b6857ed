import type { Passage } from '@rapport/contracts';
import { frequenciesIn } from '../chunk/lexeme.rule.js';
import { refOf } from '../chunk/ref.rule.js';
import { bm25, type Corpus, rarity, saturation } from './bm25.rule.js';
import { fuse, fuseNeeds, type Parts, vectorWeight } from './fusion.rule.js';
import { namedWorth, runsOf } from './name.rule.js';
import { needScore, needsOf, weighNeeds, type WeighedNeed } from './need.rule.js';
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
  readonly candidate: Candidate;
  readonly parts: Parts;
  readonly needs: number;
  readonly named: number;
}

/** Four decimals: what is beyond differs between machines, and orders nothing that a person would order. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function toPassage({ candidate, parts }: Scored, score: number): Passage {
  const { id: chunkId, documentId, title, headings, page, text, category, tags } = candidate;
  return {
    ref: refOf(candidate.refNumber), chunkId, documentId, title, headings, page, text, category, tags,
    score: round(score), vectorScore: round(parts.vectorScore ?? 0), lexicalScore: round(parts.lexicalScore),
  };
}

function corpusOf({ size, averageLength, documentFrequencies }: Candidate): Corpus {
  return { size, averageLength, documentFrequencies: documentFrequencies ?? [] };
}

/** Scores the candidates part by part; what is compared among them alone (needs, names) stays raw. */
function scorer({ question, terms }: Asked, corpus: Corpus, needs: readonly WeighedNeed[]): (candidate: Candidate) => Scored {
  const words = terms.map(({ term }) => term);
  const worth = new Map(words.map((term, at) => [term, rarity(corpus.size, corpus.documentFrequencies[at] ?? 0)]));
  const runs = needs.length > 0 ? runsOf(question) : undefined;
  return (candidate) => {
    const frequencies = frequenciesIn(candidate.lexemes, words);
    const length = candidate.termCount;
    return {
      candidate,
      parts: {
        lexicalScore: bm25(corpus, frequencies, length, terms),
        vectorScore: candidate.distance === null ? null : Math.min(1, Math.max(0, 1 - candidate.distance)),
      },
      needs: needScore(needs, frequencies.map((frequency) => saturation(frequency, length, corpus.averageLength))),
      named: runs ? namedWorth(candidate.title, runs, (stem) => worth.get(stem) ?? 0) : 0,
    };
  };
}

/** Of each document its best passage before the second of any, as far as they are in order already. */
function documentsFirst<T extends { readonly passage: Passage }>(ordered: readonly T[]): T[] {
  const seen = new Set<string>();
  const isFirst = ordered.map(({ passage }) => !seen.has(passage.documentId) && seen.add(passage.documentId) !== undefined);
  return [...ordered.filter((_, at) => isFirst[at]), ...ordered.filter((_, at) => !isFirst[at])];
}

/**
 * Puts candidates in order. Equal scores are ordered by the short id, so that the same question gives the same list. A message that asks for
 * several things is ranked by what serves each of them, and is given many documents rather than many passages of one.
 *
 * @param limit how many passages are returned at most; those that share nothing with the question never are
 */
export function rank(candidates: readonly Candidate[], asked: Asked, limit: number): Passage[] {
  const [first] = candidates;
  if (first === undefined) return [];
  const corpus = corpusOf(first);
  const worth = asked.terms.map(({ weight }, at) => weight * rarity(corpus.size, corpus.documentFrequencies[at] ?? 0));
  const needs = weighNeeds(needsOf(asked.question), asked.terms, worth);
  const scored = candidates.map(scorer(asked, corpus, needs));
  const weight = vectorWeight(asked.embeddingModel);
  const scores = needs.length === 0 ? scored.map(({ parts }) => fuse(parts, weight)) : fuseNeeds(scored, weight);
  const ordered = scored
    .map((each, at) => ({ passage: toPassage(each, scores[at] ?? 0), order: each.candidate.refNumber }))
    .filter(({ passage }) => passage.score > 0)
    .sort((a, b) => b.passage.score - a.passage.score || a.order - b.order);
  return (needs.length === 0 ? ordered : documentsFirst(ordered)).slice(0, limit).map(({ passage }) => passage);
}
