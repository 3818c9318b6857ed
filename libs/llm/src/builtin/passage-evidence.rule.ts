import type { Unit } from './passage-unit.rule.js';
import { StemSet, type Term } from './term-index.rule.js';

/** How far one passage as a whole speaks of the question; each is 0 to 1. */
export interface PassageEvidence {
  /** Share of the question's weight that its words and its title hold. */
  coverage: number;
  /** Share of the question's weight that its words hold, of the terms that the title does not hold: those are in every sentence's air. */
  body: number;
  /** It is running text, where the subject comes up again and again: 1, or 0. What stands below is 0 where it is not. */
  running: number;
  /** Share of the question's weight that one of its sentences holds, on average. */
  recurs: number;
}

/** The share of the question's weight that is held, by how much each of its terms is. */
type Cover = (match: (term: Term) => number) => number;

/** Fewer sentences under one heading are a note. */
const LEAST_RUNNING = 5;

/**
 * @param units what can be quoted from one passage, in order, with the headings and questions among it
 * @param title the title of its document
 * @param terms the question's terms
 * @param stemsOfUnit the stems of each unit's own words
 * @returns the shares; all 0 for a passage without a word
 */
export function passageEvidence(units: readonly Unit[], title: StemSet, terms: readonly Term[], stemsOfUnit: ReadonlyMap<Unit, StemSet>): PassageEvidence {
  const body = new StemSet(units.map((unit) => `${unit.own} ${unit.context}`).join(' '));
  const cover = coverOf(terms);
  const whole = {
    coverage: cover((term) => Math.max(body.match(term), title.match(term))),
    body: restCovered(terms, body, title),
  };
  if (!isRunningText(units)) return { ...whole, running: 0, recurs: 0 };
  const own = units.flatMap((unit) => stemsOfUnit.get(unit) ?? []);
  return {
    ...whole,
    running: 1,
    recurs: mean(own.map((stems) => cover((term) => stems.match(term)))),
  };
}

/** Sentences only, and enough of them. */
function isRunningText(units: readonly Unit[]): boolean {
  return units.length >= LEAST_RUNNING && units.every(({ kind }) => kind === 'sentence');
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * @param terms the question's terms
 * @returns what share of their weight is held, by how much each is held (0 to 1)
 */
export function coverOf(terms: readonly Term[]): Cover {
  const total = terms.reduce((sum, term) => sum + term.idf, 0);
  return (match) => (total === 0 ? 0 : terms.reduce((sum, term) => sum + term.idf * match(term), 0) / total);
}

function restCovered(terms: readonly Term[], body: StemSet, title: StemSet): number {
  const rest = terms.filter((term) => title.match(term) < 1);
  return rest.some((term) => term.idf > 0) ? coverOf(rest)((term) => body.match(term)) : 1;
}
