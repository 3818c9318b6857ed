import type { Passage } from '../chat/chat.types.js';
import { passageUnits, type Unit } from './passage-unit.rule.js';
import { holdsAnswer, questionKind, type QuestionKind } from './question-kind.rule.js';
import { questionTerms, StemSet, type Term } from './term-index.rule.js';
import { isGeneric } from './word.rule.js';

/** What speaks for one unit; each number between 0 and 1. */
export interface UnitFeatures {
  /** Share of the question's weight that the unit's own words cover. */
  own: number;
  /** The same with its heading and title, at half weight. */
  withContext: number;
  /** The heading or FAQ question above it covers the question. */
  context: number;
  /** It holds the kind of thing that was asked for, the more the surer that can be told. */
  kind: number;
  /** Two neighbouring terms of the question stand near each other. */
  together: number;
  /** It opens its passage. */
  first: number;
  /** The passage's score against the best one's. */
  rank: number;
  /** It begins in mid-sentence or has no end: the edge of a piece that was cut out. */
  broken: number;
}

export interface Evidence {
  unit: Unit;
  features: UnitFeatures;
}

/** The question against all that was retrieved. */
export interface EvidenceSet {
  kind: QuestionKind;
  terms: Term[];
  units: Evidence[];
  /** Share of the question's weight that each passage covers with its own words and its title. */
  passageCoverage: number[];
  /** The same, of the terms that the title does not hold. */
  bodyCoverage: number[];
  /** The passage whose title is what the whole question is about ("What is your cancellation policy?"), if there is one. */
  topic: number | null;
}

/** A price or a phone number can be told from its form; a reason or a yes hardly. */
const KIND_STRENGTH: Readonly<Record<QuestionKind, number>> = {
  money: 1,
  contact: 1,
  duration: 1,
  time: 0.8,
  count: 0.4,
  person: 0.4,
  place: 0.4,
  howto: 0.4,
  reason: 0.4,
  yesno: 0.2,
  other: 0,
};
const CONTEXT_WEIGHT = 0.5;

/**
 * Weighs every sentence of the passages against the question.
 *
 * @param question the customer's words
 * @param passages what was retrieved, best first
 * @returns the features of each unit that may be quoted, in the order of the passages
 */
export function gatherEvidence(question: string, passages: readonly Passage[]): EvidenceSet {
  const all = passages.map((passage, number) => passageUnits(passage, number));
  const stems = new Map(all.flat().map((unit) => [unit, new StemSet(unit.text)]));
  const terms = questionTerms(question, [...stems.values()].map((set) => set.stems));
  const kind = questionKind(question);
  const total = terms.reduce((sum, term) => sum + term.idf, 0);
  const cover = (match: (term: Term) => number): number =>
    total === 0 ? 0 : terms.reduce((sum, term) => sum + term.idf * match(term), 0) / total;
  const best = Math.max(...passages.map((passage) => passage.score), Number.MIN_VALUE);

  const passageCoverage: number[] = [];
  const bodyCoverage: number[] = [];
  const units = all.flatMap((list, number) => {
    const passage = passages[number];
    if (passage === undefined) return [];
    const title = new StemSet(passage.title);
    const body = new StemSet(list.map((unit) => `${unit.text} ${unit.context}`).join(' '));
    passageCoverage.push(cover((term) => Math.max(body.match(term), title.match(term))));
    bodyCoverage.push(bodyShare(terms, body, title));
    return list.flatMap((unit, at): Evidence[] => {
      const own = stems.get(unit);
      if (own === undefined || unit.kind === 'question' || unit.text.endsWith(':')) return [];
      const context = new StemSet(unit.context);
      const around = (term: Term): number => Math.max(own.match(term), CONTEXT_WEIGHT * Math.max(context.match(term), title.match(term)));
      const features: UnitFeatures = {
        own: cover((term) => own.match(term)),
        withContext: cover(around),
        context: cover((term) => context.match(term)),
        kind: holdsAnswer(kind, unit.text) ? KIND_STRENGTH[kind] : 0,
        together: adjacency(terms, own),
        first: at === 0 ? 1 : 0,
        rank: passage.score <= 0 ? 0 : passage.score / best,
        broken: isBroken(unit) ? 1 : 0,
      };
      return [{ unit, features }];
    });
  });
  const topic = kind === 'other' ? passages.findIndex((passage) => isTitled(passage.title, terms)) : -1;
  return { kind, terms, units, passageCoverage, bodyCoverage, topic: topic === -1 ? null : topic };
}

function isTitled(title: string, terms: readonly Term[]): boolean {
  const stems = new StemSet(title);
  const telling = terms.filter((term) => !isGeneric(term.word));
  return telling.length > 0 && telling.every((term) => stems.match(term) > 0.5);
}

/** Terms of the title are in every sentence's air; what tells is whether the rest is there. */
function bodyShare(terms: readonly Term[], body: StemSet, title: StemSet): number {
  const rest = terms.filter((term) => title.match(term) < 1);
  const total = rest.reduce((sum, term) => sum + term.idf, 0);
  return total === 0 ? 1 : rest.reduce((sum, term) => sum + term.idf * body.match(term), 0) / total;
}

/** Share of the question's neighbouring pairs that stand within four words of each other. */
function adjacency(terms: readonly Term[], own: StemSet): number {
  if (terms.length < 2) return 0;
  let near = 0;
  for (let i = 1; i < terms.length; i += 1) {
    const a = own.stems.indexOf(terms[i - 1]?.stem ?? '');
    const b = own.stems.indexOf(terms[i]?.stem ?? '');
    if (a >= 0 && b >= 0 && Math.abs(a - b) <= 4) near += 1;
  }
  return near / (terms.length - 1);
}

function isBroken(unit: Unit): boolean {
  return /^[\p{Ll},;)]/u.test(unit.text) || !/[.!?…]["”’)\]]*$/.test(unit.text);
}
