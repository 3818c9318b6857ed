import { placesIn } from '../chunk/lexeme.rule.js';
import { bm25, type Corpus, rarity, saturation } from './bm25.rule.js';
import type { Parts } from './fusion.rule.js';
import { Labels, type Likeness } from './label.rule.js';
import { namedWorth, runsOf } from './name.rule.js';
import { nearness, pairsOf } from './nearness.rule.js';
import { needScore, needsOf, weighNeeds } from './need.rule.js';
import { meaningsOf, type QuestionTerm } from './question.rule.js';
import type { Candidate } from './search.repository.js';

/** What speaks for a candidate. */
export interface Evidence {
  readonly candidate: Candidate;
  readonly parts: Parts;
  /** Title or heading, whichever is nearer: whether it asks or says the same as the question; 0 to 1. */
  readonly alike: number;
  /** The share of the title that the question says, 0 to 1. */
  readonly titled: number;
  /** Neighbouring words of the question stand near each other, 0 to 1. */
  readonly near: number;
  /** What all passages that were found of its document hold together, as a share like the lexical score. */
  readonly context: number;
  /** How well it serves what a long message asks for, and what its title is worth by name; comparable among the candidates alone. */
  readonly needs: number;
  readonly named: number;
}

/** All candidates with what speaks for them. */
export interface Weighed {
  readonly evidence: readonly Evidence[];
  /** Whether the message asks for several things. */
  readonly severalNeeds: boolean;
  readonly labels: Labels;
}

interface Read {
  readonly candidate: Candidate;
  readonly places: readonly (readonly number[])[];
  readonly frequencies: readonly number[];
}

function corpusOf({ size, averageLength, documentFrequencies }: Candidate): Corpus {
  return { size, averageLength, documentFrequencies: documentFrequencies ?? [] };
}

/**
 * What the passages of a document hold together, where there are several: a question may be answered in one of them and its subject be named in
 * another.
 */
function contexts(all: readonly Read[], corpus: Corpus, terms: readonly QuestionTerm[]): Map<string, number> {
  const documents = new Map<string, Read[]>();
  for (const one of all) documents.set(one.candidate.documentId, [...(documents.get(one.candidate.documentId) ?? []), one]);
  return new Map([...documents].filter(([, list]) => list.length > 1).map(([id, list]) => {
    const frequencies = terms.map((_, at) => list.reduce((sum, one) => sum + (one.frequencies[at] ?? 0), 0));
    return [id, bm25(corpus, frequencies, list.reduce((sum, { candidate }) => sum + candidate.termCount, 0), terms)];
  }));
}

/** A heading that asks is the title of an answer; another names a part of its document's subject. */
const HEADING_WEIGHT = 0.5;

/** What shares "what is" with the question alone is no answer to it. */
const alikeOf = ({ alike, isTelling }: Likeness): number => (isTelling ? alike : 0);

function likest(title: string, headings: readonly string[], compare: (label: string) => Likeness): number {
  const weightOf = (heading: string): number => (heading.trimEnd().endsWith('?') ? 1 : HEADING_WEIGHT);
  return Math.max(alikeOf(compare(title)), ...headings.map((heading) => weightOf(heading) * alikeOf(compare(heading))));
}

/**
 * Gathers what speaks for each candidate.
 *
 * @param candidates of one search; at least one
 * @param question the customer's words
 * @param terms the words that were looked for, in the order of the candidates' frequencies
 */
export function weigh(candidates: readonly [Candidate, ...Candidate[]], question: string, terms: readonly QuestionTerm[]): Weighed {
  const corpus = corpusOf(candidates[0]);
  const words = terms.map(({ term }) => term);
  const rarities = words.map((_, at) => rarity(corpus.size, corpus.documentFrequencies[at] ?? 0));
  const worth = terms.map(({ weight }, at) => weight * (rarities[at] ?? 0));
  const worthOf = new Map(words.map((term, at) => [term, rarities[at] ?? 0]));
  const needs = weighNeeds(needsOf(question), terms, worth);
  const runs = needs.length > 0 ? runsOf(question) : undefined;
  const pairs = pairsOf(question, words, worth);
  const labels = new Labels(candidates.flatMap(({ title, headings }) => [title, ...headings]));
  const compare = labels.comparedWith(question, meaningsOf(terms));
  const all = candidates.map((candidate): Read => {
    const places = placesIn(candidate.lexemes, words);
    return { candidate, places, frequencies: places.map((list) => list.length) };
  });
  const context = contexts(all, corpus, terms);
  const evidence = all.map(({ candidate, places, frequencies }): Evidence => {
    const { documentId, distance, headings, termCount, title } = candidate;
    const lexicalScore = bm25(corpus, frequencies, termCount, terms);
    const vectorScore = distance === null ? null : Math.min(1, Math.max(0, 1 - distance));
    return {
      candidate,
      parts: { lexicalScore, vectorScore },
      alike: likest(title, headings, compare),
      titled: compare(title).said,
      near: nearness(pairs, places),
      context: context.get(documentId) ?? lexicalScore,
      needs: needScore(needs, frequencies.map((frequency) => saturation(frequency, termCount, corpus.averageLength))),
      named: runs ? namedWorth(title, runs, (stem) => worthOf.get(stem) ?? 0) : 0,
    };
  });
  return { evidence, severalNeeds: needs.length > 0, labels };
}
