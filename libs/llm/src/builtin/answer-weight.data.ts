/**
 * Weights of a logistic model of "people who answer from this passage rest on this sentence", for sentences of one passage of running text.
 * `npm run bench -- fit-answers --data DIR` fits them and prints them with their cross-validated figures; here they stand rounded. Fitted in
 * November 2026 on the answerable questions of the development half of ClapNQ (Apache-2.0; passages from Wikipedia, CC BY-SA).
 */
export const CITED = {
  bias: -0.15,
  /** It holds the kind of thing asked for, by how surely that can be told. */
  kind: 0.9,
  /** What it holds of the question, against the sentence of the passage that holds most. */
  own: 1.1,
  first: 0.8,
  /** Mean likeness to the other sentences. */
  central: 7,
  /** Natural logarithm of the number of sentences. */
  length: -0.65,
  /** A reason, a way, a thing explained: more than one sentence bears the answer. */
  broad: 0.25,
} as const;

/**
 * Weights of a logistic model of "these passages answer this question". What running text adds (`running`, `recurs`) is fitted and printed by the
 * same command on the development halves of ClapNQ (an unanswerable question comes with another passage of its page) and XQuAD (CC BY-SA 4.0;
 * five paragraphs, the right one taken away from half of the questions), each set with the same weight in all; the other weights, older fits on
 * these sets and the demo's questions and some set by hand, are held fixed in it: Wikipedia has neither headings nor amounts that depend on a case.
 */
export const ANSWERED = {
  bias: -2.5,
  /** Share of the question that a quoted sentence, or what stands above it, covers. */
  direct: 2.1,
  /** Two neighbouring words of the question stand near each other in a quoted sentence. */
  together: 2.3,
  /** What the passage as a whole holds: with its title, and beyond its title. */
  coverage: 1,
  body: 1.7,
  /** It is running text; then what a sentence holds on average. */
  running: -0.5,
  recurs: 5,
  /** Nothing quoted holds the kind of thing asked for, by how surely that can be told: a price is not answered by a passage without one. */
  noSuchThing: -2.7,
  /** The opening of a document is quoted, and the more, the more its title is what was asked for. */
  gist: 0.6,
  gistOfTopic: 1.3,
  /** It is about the amount that was named, or about others. */
  amount: 1.2,
  /** Only words of the same meaning are shared. */
  onlyNear: -1.5,
  /** Names that stand in no passage; what is said of one town need not hold for another. */
  strangers: -1.2,
  /** The best document is farther ahead of the next than usual. Set by hand, alike on XQuAD, an FAQ and the demo with and without what answers. */
  ahead: 3,
  /** It answers an entry of an FAQ that asks the same in other words, or something else. Set by hand on such an FAQ with and without what answers. */
  asked: 5,
} as const;
