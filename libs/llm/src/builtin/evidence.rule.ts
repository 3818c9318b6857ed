import { STOP_WORDS } from '@rapport/language';
import type { Passage } from '../chat/chat.types.js';
import { coverOf, passageEvidence, type PassageEvidence } from './passage-evidence.rule.js';
import { passageUnits, type Unit } from './passage-unit.rule.js';
import { quantitiesOf, quantityMatch } from './quantity.rule.js';
import { holdsAnswer, questionKind, type QuestionKind } from './question/question-kind.rule.js';
import { NEAR, questionTerms, StemSet, type Term } from './term-index.rule.js';
import { isGeneric, stemsOf } from './word.rule.js';

/** What speaks for one unit; each number between 0 and 1, `quantity` between -1 and 1. */
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
  /** It is about the amount that the question names (1), or about another one (-1). */
  quantity: number;
  /** It opens a document, where the gist stands, by how much of the question it covers. */
  lead: number;
  /** The title of its document is what the question is about: harmonic mean of the shares of either that the other holds. */
  titled: number;
  /** It is a row of a table, which reads worse than a sentence. */
  row: number;
  /** It opens its passage; a list only where one may be asked for. */
  first: number;
  /** The passage's score against the best one's. */
  rank: number;
  /** The scores of all passages of its document against the document with most. */
  document: number;
  /** It begins in mid-sentence or has no end, as the edge of a piece that was cut out, or is a row of bare yes and no. */
  broken: number;
}

export interface Evidence {
  unit: Unit;
  features: UnitFeatures;
}

/** The question against all that was retrieved. */
export interface EvidenceSet {
  question: string;
  kind: QuestionKind;
  terms: Term[];
  units: Evidence[];
  /** What each passage holds as a whole. */
  passages: PassageEvidence[];
  /** The passage whose title is what the whole question is about ("What is your cancellation policy?"), if there is one. */
  topic: number | null;
  /** No passage holds a word of the question, or a form of one: they share words of the same meaning at best. */
  onlyNear: boolean;
  /** Share of the names in the question that no passage holds. */
  strangers: number;
  /** How far the best document's score is ahead of the next one's, as a share of it, against what is usual, -0.35 to 0.1; 0 where there is one document. */
  ahead: number;
}

/** A price or a phone number can be told from its form; a reason or a yes hardly. */
export const KIND_STRENGTH: Readonly<Record<QuestionKind, number>> = {
  money: 1,
  contact: 1,
  duration: 1,
  time: 1,
  measure: 0.7,
  name: 1,
  address: 1,
  count: 0.4,
  person: 0.4,
  place: 0.4,
  howto: 0.4,
  reason: 0.4,
  meaning: 0.4,
  yesno: 0.4,
  other: 0,
};
const CONTEXT_WEIGHT = 0.5;
/** The gist of a document stands in its first sentences. */
const LEAD_SENTENCES = 2;
/** By so much of its score the best document is usually ahead where it answers; where none does, the best are mostly alike. */
const USUAL_LEAD = 0.35;
/** A lead is no proof: among passages that share nothing with the question one is ahead by chance. */
const MOST_LEAD = 0.1;
/** Decides between passages of one title only. */
const OPENING = 1e-3;

/**
 * Weighs every sentence of the passages against the question.
 *
 * @param question the customer's words
 * @param passages what was retrieved, best first
 * @returns the features of each unit that may be quoted, in the order of the passages
 */
export function gatherEvidence(question: string, passages: readonly Passage[]): EvidenceSet {
  const all = passages.map((passage, number) => passageUnits(passage, number));
  const stems = new Map(all.flat().map((unit) => [unit, new StemSet(unit.own)]));
  const kind = questionKind(question);
  const terms = questionTerms(question, [...stems.values()].map((set) => set.stems), kind);
  const asked = quantitiesOf(question);
  // Where nothing stands under a heading, nothing is known of where documents begin.
  const opens = passages.map(opensDocument);
  const shares = documentShares(passages);
  const knowsOpenings = opens.includes(false);
  const cover = coverOf(terms);
  const best = Math.max(...passages.map((passage) => passage.score), Number.MIN_VALUE);

  const whole: PassageEvidence[] = [];
  const units = all.flatMap((list, number) => {
    const passage = passages[number];
    if (passage === undefined) return [];
    const title = new StemSet(passage.title);
    whole.push(passageEvidence(list, title, terms, stems));
    const titled = likeness(cover((term) => title.match(term)), titleShare(title, terms));
    return list.flatMap((unit, at): Evidence[] => {
      const own = stems.get(unit);
      if (own === undefined || unit.kind === 'question' || unit.text.endsWith(':')) return [];
      const context = new StemSet(unit.context);
      const around = (term: Term): number => Math.max(own.match(term), CONTEXT_WEIGHT * Math.max(context.match(term), title.match(term)));
      const withContext = cover(around);
      const features: UnitFeatures = {
        own: unit.kind === 'list' ? listShare(unit, cover) : cover((term) => own.match(term)),
        withContext,
        context: cover((term) => context.match(term)),
        kind: holdsAnswer(kind, unit.own) ? KIND_STRENGTH[kind] : 0,
        together: adjacency(terms, own),
        quantity: asked.length === 0 ? 0 : quantityMatch(asked, quantitiesOf(unit.own)),
        lead: knowsOpenings && opens[number] === true && at < LEAD_SENTENCES ? withContext / (at + 1) : 0,
        titled,
        first: at === 0 && (unit.kind !== 'list' || asksForList(kind)) ? 1 : 0,
        row: unit.kind === 'row' ? 1 : 0,
        rank: passage.score <= 0 ? 0 : passage.score / best,
        document: shares[number] ?? 0,
        broken: isBroken(unit) ? 1 : 0,
      };
      return [{ unit, features }];
    });
  });
  // Who names an amount asks for its case, not for the gist.
  const topic = kind === 'other' && asked.length === 0 ? topicOf(passages, terms, opens) : null;
  const texts = [...stems.values()];
  const onlyNear = terms.every((term) => texts.every((text) => text.match(term) <= NEAR));
  return { question, kind, terms, units, passages: whole, topic, onlyNear, strangers: strangersIn(question, texts), ahead: aheadOf(passages) };
}

/** @returns whether a whole list may be what is asked for */
export function asksForList(kind: QuestionKind): boolean {
  return kind === 'howto' || kind === 'other';
}

/** Words that are strewn over the items of a list make no answer: the best item counts. */
function listShare({ own }: Unit, cover: (match: (term: Term) => number) => number): number {
  return Math.max(
    ...own.split('; ').map((item) => {
      const stems = new StemSet(item);
      return cover((term) => stems.match(term));
    }),
  );
}

function aheadOf(passages: readonly Passage[]): number {
  const best = passages.reduce<Passage | undefined>((most, passage) => (most === undefined || passage.score > most.score ? passage : most), undefined);
  const others = passages.filter(({ title }) => title !== best?.title).map(({ score }) => score);
  if (best === undefined || best.score <= 0 || others.length === 0) return 0;
  return Math.min(MOST_LEAD, (best.score - Math.max(0, ...others)) / best.score - USUAL_LEAD);
}

/** Share of a title's words that the question holds. */
function titleShare(title: StemSet, terms: readonly Term[]): number {
  const words = title.stems.filter((stem) => !STOP_WORDS.has(stem));
  const held = words.filter((word) => terms.some((term) => new StemSet(word).match(term) > 0));
  return words.length === 0 ? 0 : held.length / words.length;
}

function likeness(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

/** No heading stands above it but the title itself. */
function opensDocument({ title, headings }: Passage): boolean {
  const words = stemsOf(title).join(' ');
  return headings.every((heading) => stemsOf(heading).join(' ') === words);
}

/** How much of what was found belongs to each passage's document, against the document with most. */
function documentShares(passages: readonly Passage[]): number[] {
  const sums = new Map<string, number>();
  for (const { title, score } of passages) sums.set(title, (sums.get(title) ?? 0) + Math.max(0, score));
  const most = Math.max(...sums.values(), Number.MIN_VALUE);
  return passages.map(({ title }) => (sums.get(title) ?? 0) / most);
}

/** A capital in the middle of a sentence makes a name. */
const NAME = /(?<=[\p{Ll}\p{N},] )\p{Lu}\p{L}+/gu;

function strangersIn(question: string, texts: readonly StemSet[]): number {
  const names = [...question.matchAll(NAME)].flatMap(([name]) => stemsOf(name));
  const strange = names.filter((name) => !texts.some(({ stems }) => stems.includes(name)));
  return names.length === 0 ? 0 : strange.length / names.length;
}

/** The passage whose title is the question's subject: the one whose title says least beside it, at its document's opening if that was found. */
function topicOf(passages: readonly Passage[], terms: readonly Term[], opens: readonly boolean[]): number | null {
  const titled = passages.flatMap(({ title }, number) =>
    isTitled(title, terms) ? [{ number, order: titleShare(new StemSet(title), terms) + (opens[number] === true ? OPENING : 0) }] : [],
  );
  return titled.sort((a, b) => b.order - a.order)[0]?.number ?? null;
}

/** All that tells is in the title; what fits any business may be missing when the title says little else. */
function isTitled(title: string, terms: readonly Term[]): boolean {
  const stems = new StemSet(title);
  const held = (term: Term): boolean => stems.match(term) > 0.5;
  const telling = terms.filter((term) => !isGeneric(term.word));
  return telling.length > 0 && telling.every(held) && (terms.every(held) || titleShare(stems, terms) > 0.5);
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

/** `Cash – deposit: no, balance: yes.` */
const TICKS = /– (?:[^:,]+: (?:yes|no|✓|✗|x|-)(?:, |\.$))+$/i;

function isBroken(unit: Unit): boolean {
  if (unit.kind === 'row' && TICKS.test(unit.text)) return true;
  return /^[\p{Ll},;)]/u.test(unit.text) || !/[.!?…]["”’)\]]*$/.test(unit.text);
}
