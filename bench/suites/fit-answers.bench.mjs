// Fits the weights of libs/llm/src/builtin/answer-weight.data.ts and prints them, with what they would be worth on questions that they were not
// fitted on: five folds, five shuffles, out of fold. Material: the development halves of ClapNQ (Apache-2.0; passages CC BY-SA) and XQuAD
// (CC BY-SA 4.0). A page's questions stay in one fold. Nothing is written; weights are taken over by hand, rounded.
//
//   npm run bench -- fit-answers --data DIR [--ridge 3]
import { join } from 'node:path';
import { createLlm } from '@rapport/llm';
import { ANSWERED, CITED } from '../../libs/llm/dist/builtin/answer-weight.data.js';
import { confidenceFeatures } from '../../libs/llm/dist/builtin/abstention.rule.js';
import { selectAnswer } from '../../libs/llm/dist/builtin/answer-selection.rule.js';
import { bestSize, citationFeatures } from '../../libs/llm/dist/builtin/citation-set.rule.js';
import { gatherEvidence } from '../../libs/llm/dist/builtin/evidence.rule.js';
import { fitLogistic, foldOf, sigmoid } from '../kit/logistic.mjs';
import { auroc, calibrationError, citedBy, f1, goldOf, layout, round, rowsOf } from '../kit/rag-answers.mjs';

const FOLDS = 5;
const SHUFFLES = 5;
const MOST = 4;
/** What is fitted of the confidence, with its bias: what running text adds. The rest is held fixed. */
const FREE = ['running', 'recurs'];
const FIXED = Object.keys(ANSWERED).filter((name) => name !== 'bias' && !FREE.includes(name));
const CITING = Object.keys(CITED).filter((name) => name !== 'bias');

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const logitOf = (weights, names, features) => weights.bias + names.reduce((sum, name) => sum + weights[name] * features[name], 0);
const rounded = (weights) => Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, round(weight)]));

/** A question against passages, as the product sees it. */
function look(question, passages) {
  const evidence = gatherEvidence(question, passages);
  const chosen = selectAnswer(evidence);
  const features = evidence.terms.length === 0 || chosen.length === 0 ? null : confidenceFeatures(evidence, chosen);
  const offset = features === null ? 0 : FIXED.reduce((sum, name) => sum + ANSWERED[name] * features[name], 0);
  return { evidence, features, offset };
}

function clapnq(data) {
  return rowsOf(join(data, 'rag/clapnq_dev.jsonl')).map((row) => {
    const [{ title, text, sentences }] = row.passages;
    const seen = look(row.question, [{ ref: 'KB-0', title, headings: [], text, score: 1 }]);
    const laid = layout(sentences);
    const golds = row.answerable ? goldOf(row) : [];
    const features = citationFeatures(seen.evidence.units, seen.evidence.kind);
    const units = seen.evidence.units.map(({ unit }, at) => {
      const cited = citedBy(unit.text, laid);
      return { cited, features: features[at], target: golds.length === 0 ? 0 : mean(golds.map((gold) => (cited.some((number) => gold.has(number)) ? 1 : 0))) };
    });
    return { ...seen, set: 'clapnq', key: title, golds, units, target: row.answerable ? 1 : 0 };
  });
}

/** Five paragraphs by the builtin vectors; the right one is taken away from every second question. */
async function xquad(data) {
  const rows = rowsOf(join(data, 'rag/xquad_en_dev.jsonl'));
  const { embedding } = createLlm({ chat: { provider: 'builtin' }, embedding: { provider: 'builtin' } });
  const { vectors } = await embedding.embed(rows.map((row) => `${row.title.replaceAll('_', ' ')} ${row.context}`), 'document');
  const items = [];
  for (const [gold, row] of rows.entries()) {
    for (const qa of row.qas) {
      const asked = (await embedding.embed([qa.question], 'query')).vectors[0];
      const ranked = vectors.map((vector, at) => ({ at, score: vector.reduce((sum, value, i) => sum + value * asked[i], 0) })).sort((a, b) => b.score - a.score);
      const keep = items.length % 2 === 1;
      const top = ranked.filter(({ at }) => keep || at !== gold).slice(0, 5);
      const passages = top.map(({ at, score }) => ({ ref: `KB-${at}`, title: rows[at].title, headings: [], text: rows[at].context, score }));
      items.push({ ...look(qa.question, passages), set: 'xquad', key: row.title, target: keep && top.some(({ at }) => at === gold) ? 1 : 0 });
    }
  }
  return items;
}

/** Runs a fit on all folds but one, and what it is worth on that one, for each shuffle. */
function outOfFold(items, fit, use) {
  return Array.from({ length: SHUFFLES }, (_, shuffle) =>
    Array.from({ length: FOLDS }, (__, fold) => {
      const weights = fit(items.filter(({ key }) => foldOf(key, FOLDS, shuffle) !== fold));
      return items.filter(({ key }) => foldOf(key, FOLDS, shuffle) === fold).map((item) => use(weights, item));
    }).flat(),
  );
}

function citation(items, ridge) {
  const marked = items.filter(({ golds }) => golds.length > 0);
  const fit = (some) => fitLogistic(some.flatMap(({ units }) => units), CITING, ridge);
  const runs = outOfFold(marked, fit, (weights, { units, golds }) => {
    const likely = units.map(({ cited, features }) => ({ cited, p: sigmoid(logitOf(weights, CITING, features)) })).sort((a, b) => b.p - a.p);
    const of = (most) => {
      const found = new Set(likely.slice(0, bestSize(likely.map(({ p }) => p), most)).flatMap(({ cited }) => cited));
      return Math.max(...golds.map((gold) => f1(found, gold)));
    };
    return { f1: of(MOST), unlimited: of(Infinity) };
  }).flat();
  return { questions: marked.length, outOfFold: { citationF1: round(mean(runs.map((run) => run.f1))), withoutLimitOfSentences: round(mean(runs.map((run) => run.unlimited))) }, weights: rounded(fit(marked)) };
}

/** Both sets count the same in all, however many questions they have. */
function weighted(items) {
  const counts = Map.groupBy(items, ({ set }) => set);
  return items.map((item) => ({ ...item, weight: items.length / counts.size / counts.get(item.set).length }));
}

function silence(items, ridge) {
  const known = items.filter(({ features }) => features !== null);
  const fit = (some) => fitLogistic(weighted(some), FREE, ridge);
  const figures = (use) => (scored) => ({ auroc: round(mean(scored.map((run) => auroc(run.filter(use))))), ece: round(mean(scored.map((run) => calibrationError(run.filter(use))))) });
  const sets = [...new Set(known.map(({ set }) => set))];
  const each = (runs) => Object.fromEntries(sets.map((set) => [set, figures((item) => item.set === set)(runs)]));
  const use = (weights, item) => ({ set: item.set, score: sigmoid(item.offset + logitOf(weights, FREE, item.features)), positive: item.target === 1 });
  const transfer = Object.fromEntries(
    sets.flatMap((from) => sets.filter((to) => to !== from).map((to) => {
      const weights = fit(known.filter(({ set }) => set === from));
      return [`${from} to ${to}`, figures(() => true)([known.filter(({ set }) => set === to).map((item) => use(weights, item))])];
    })),
  );
  return { questions: known.length, outOfFold: each(outOfFold(known, fit, use)), fittedOnOneSetAlone: transfer, weights: rounded(fit(known)), heldFixed: Object.fromEntries(FIXED.map((name) => [name, ANSWERED[name]])) };
}

/**
 * @param {{ data: string, args: { ridge?: string } }} options the folder of the data sets
 * @returns {Promise<object>} weights, and figures out of fold
 */
export async function run({ data, args }) {
  const ridge = Number(args.ridge ?? 3);
  const questions = clapnq(data);
  return { ridge, cited: citation(questions, ridge), answered: silence([...questions, ...(await xquad(data))], ridge) };
}
