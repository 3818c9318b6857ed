// How good answers without a model are on ClapNQ, for every suite that reports it.
//
// Material: `rag/clapnq_dev.jsonl`; one Wikipedia passage a question, cut into sentences by its authors; up to seven people marked the
// sentences that their answer rests on. Questions without an answer come with another passage of the page.
//
// Citation F1 is of sentences. What a reply quotes is laid over the passage letter by letter; a sentence of the passage is cited when a quote
// covers at least half of its letters, or lies at least by half in it. F1 = 2 |cited and marked| / (|cited| + |marked|), the best over the people
// who answered that question (`meanOverAnnotators` takes their mean), averaged over the answerable questions of which at least one person marked
// a sentence.
//   forced      the answerer has to quote, whatever its confidence
//   unforced    below its threshold it is silent, and silence scores 0
//   all         over all questions: unforced, and an unanswerable question scores 1 for silence and 0 for any quote
// Abstention AUROC: the chance that an answerable question gets the higher confidence of the two (Mann-Whitney; ties count half).
// ECE: mean absolute gap between confidence and truth in ten bins of equal width, weighted by their size (Naeini et al. 2015).
// Intervals: 95 %, percentile bootstrap over questions, a fixed seed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWER_THRESHOLD, extractAnswer } from '@rapport/llm';
import { dice } from '@rapport/testing';

const RESAMPLES = 1000;
const SEED = 20_261_121;
const LONGEST_BASELINE = 3;

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
export const round = (value) => Math.round(value * 1000) / 1000;
export const rowsOf = (file) => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
export const withoutCitation = (sentence) => sentence.replace(/\s*\[[^\]]+\]$/, '');
export const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Area under the ROC curve: the chance that a positive has the higher score; ties count half (Mann-Whitney). */
export function auroc(scored) {
  const sorted = scored.toSorted((a, b) => a.score - b.score);
  const positives = scored.filter((item) => item.positive).length;
  let ranks = 0;
  for (let i = 0; i < sorted.length; ) {
    let j = i;
    while (j < sorted.length && sorted[j].score === sorted[i].score) j += 1;
    for (let k = i; k < j; k += 1) if (sorted[k].positive) ranks += (i + j + 1) / 2;
    i = j;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (scored.length - positives));
}

/** Mean absolute gap between confidence and truth in ten bins, weighted by their size. */
export function calibrationError(scored) {
  const bins = Map.groupBy(scored, (item) => Math.min(9, Math.floor(item.score * 10)));
  let error = 0;
  for (const items of bins.values()) {
    error += Math.abs(mean(items.map((item) => item.score)) - mean(items.map((item) => (item.positive ? 1 : 0)))) * (items.length / scored.length);
  }
  return error;
}

/** @returns {[number, number]} the 95 % interval of a statistic over resampled items */
export function interval(items, statistic) {
  const random = dice(SEED);
  const values = Array.from({ length: RESAMPLES }, () => statistic(items.map(() => items[Math.floor(random() * items.length)])));
  values.sort((a, b) => a - b);
  return [round(values[Math.floor(0.025 * RESAMPLES)]), round(values[Math.ceil(0.975 * RESAMPLES) - 1])];
}

/** F1 of two sets of sentence numbers. */
export function f1(found, gold) {
  const shared = [...found].filter((item) => gold.has(item)).length;
  return shared === 0 ? 0 : (2 * shared) / (found.size + gold.size);
}

/** Where each sentence of a passage stands in the letters of the whole. */
export function layout(sentences) {
  let end = 0;
  const spans = sentences.map((sentence) => {
    const start = end;
    end += letters(sentence).length;
    return { start, end };
  });
  return { text: sentences.map(letters).join(''), spans };
}

/** The numbers of the sentences that a quote lies over. */
export function citedBy(quote, { text, spans }) {
  const bare = letters(quote);
  const start = bare === '' ? -1 : text.indexOf(bare);
  if (start === -1) return [];
  return spans.flatMap((span, number) => {
    const overlap = Math.min(span.end, start + bare.length) - Math.max(span.start, start);
    return overlap > 0 && overlap >= 0.5 * Math.min(span.end - span.start, bare.length) ? [number] : [];
  });
}

/** What the people marked, as sets of sentence numbers; those who marked nothing are left out. */
export function goldOf(row) {
  const numbers = new Map(row.passages[0].sentences.map((sentence, number) => [letters(sentence), number]));
  return row.output
    .map(({ selected_sentences: selected }) => new Set(selected.map((sentence) => numbers.get(letters(sentence))).filter((number) => number !== undefined)))
    .filter((gold) => gold.size > 0);
}

const best = (found, golds) => Math.max(...golds.map((gold) => f1(found, gold)));

/** Plain BM25 of each sentence among those of its passage (k1 1.2, b 0.75, lower-cased words, no stop words, no stems). */
function plainBm25(question, sentences) {
  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const lists = sentences.map(words);
  const average = mean(lists.map((list) => list.length));
  return lists.map((list) =>
    [...new Set(words(question))].reduce((sum, word) => {
      const holding = lists.filter((other) => other.includes(word)).length;
      const count = list.filter((other) => other === word).length;
      const rarity = Math.log(1 + (lists.length - holding + 0.5) / (holding + 0.5));
      return sum + (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * list.length) / average));
    }, 0),
  );
}

/** Share of the question's words that the passage holds: what silence could be decided by at the least. */
function coverage(question, sentences) {
  const words = (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const held = words(sentences.join(' '));
  const asked = [...words(question)];
  return asked.filter((word) => held.has(word)).length / Math.max(1, asked.length);
}

function measure(row) {
  const [{ title, text, sentences }] = row.passages;
  const { sentences: quoted, confidence } = extractAnswer(row.question, [{ ref: 'KB-0', title, headings: [], text, score: 1 }], 0);
  const laid = layout(sentences);
  const golds = row.answerable ? goldOf(row) : [];
  const found = new Set(quoted.flatMap((sentence) => citedBy(withoutCitation(sentence), laid)));
  const bm25 = plainBm25(row.question, sentences).map((score, number) => ({ score, number })).sort((a, b) => b.score - a.score);
  const of = (numbers) => (golds.length === 0 ? null : best(new Set(numbers), golds));
  return {
    confidence, answerable: row.answerable, coverage: coverage(row.question, sentences), cited: found.size, quotes: quoted.length,
    f1: of(found), f1Mean: golds.length === 0 ? null : mean(golds.map((gold) => f1(found, gold))),
    baselines: {
      bestBm25Sentence: of([bm25[0].number]), threeBestBm25Sentences: of(bm25.slice(0, LONGEST_BASELINE).map(({ number }) => number)),
      firstThreeSentences: of(sentences.slice(0, LONGEST_BASELINE).keys()), wholePassage: of(sentences.keys()),
    },
  };
}

/** How often it speaks at its threshold, and how often it is right to. */
export function silence(scored, threshold = ANSWER_THRESHOLD) {
  const spoke = scored.filter((item) => item.score >= threshold);
  const right = spoke.filter((item) => item.positive).length;
  return {
    threshold, precision: round(right / Math.max(1, spoke.length)), recall: round(right / scored.filter((item) => item.positive).length),
    falseAnswers: round((spoke.length - right) / scored.filter((item) => !item.positive).length),
  };
}

/**
 * @param {string} data folder of the data sets, which holds `rag/clapnq_dev.jsonl`
 * @returns {{ clapnq: object, baselines: object }} figures between 0 and 1; what they are stands at the head of this file
 */
export function ragAnswers(data) {
  const results = rowsOf(join(data, 'rag/clapnq_dev.jsonl')).map(measure);
  const marked = results.filter((result) => result.f1 !== null);
  const scored = results.map(({ confidence, answerable }) => ({ score: confidence, positive: answerable }));
  const spoken = ({ confidence }) => confidence >= ANSWER_THRESHOLD;
  const f1Of = (items) => mean(items.map((item) => item.f1));
  const baselines = Object.fromEntries(Object.keys(marked[0].baselines).map((name) => [name, { citationF1: round(mean(marked.map((item) => item.baselines[name]))) }]));
  return {
    clapnq: {
      questions: results.length, answerableWithMarks: marked.length,
      citationF1: round(f1Of(marked)), citationF1Interval: interval(marked, f1Of),
      citationF1MeanOverAnnotators: round(mean(marked.map((item) => item.f1Mean))),
      citationF1Unforced: round(mean(marked.map((item) => (spoken(item) ? item.f1 : 0)))),
      citationF1All: round(mean(results.filter((item) => !item.answerable || item.f1 !== null).map((item) => (item.answerable ? (spoken(item) ? item.f1 : 0) : spoken(item) ? 0 : 1)))),
      sentencesCited: round(mean(marked.map((item) => item.cited))),
      abstentionAuroc: round(auroc(scored)), abstentionAurocInterval: interval(scored, auroc), ece: round(calibrationError(scored)), atThreshold: silence(scored),
    },
    baselines: { ...baselines, shareOfQuestionWordsInPassage: { abstentionAuroc: round(auroc(results.map((item) => ({ score: item.coverage, positive: item.answerable })))) } },
  };
}
