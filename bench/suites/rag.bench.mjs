// How well search finds what answers, without any model of a provider: the product's whole way on the embedded database (documents uploaded, read, cut,
// embedded, searched by the statements that turns use), beside PostgreSQL's full text and BM25 over the same documents in the same run. Then whether
// two questions ask the same, and the answers' own figures (bench/kit/rag-answers.mjs). Where a question is one sentence, each is asked once more
// with a slip of the hand in one of its words, and answered with and without its right documents; those figures are in no pool.
//
// Figures of search are per question, in percent: hit@1, mean reciprocal rank, recall@5/10/20 (found right documents / all right documents; a
// passage stands for its document). Each set has a main figure. Pooled: the mean of the main figure over all questions of all sets, and the mean of
// the sets' means. Intervals: 95 %, percentile bootstrap over questions within each set; differences are paired.
//
//   npm run bench -- rag --data DIR [--sets xquad,clapnq] [--answers no]
import { randomUUID } from 'node:crypto';
import { documentCreate, documentList, knowledgeSearch } from '@rapport/contracts';
import { knowledgeService } from '@rapport/knowledge/service';
import { createLlm, extractAnswer } from '@rapport/llm';
import { openHouse } from '@rapport/service-host';
import { bootstrap, overAll, overGroups } from '../kit/bootstrap.mjs';
import { summary } from '../kit/figures.mjs';
import { auroc, ragAnswers, silence } from '../kit/rag-answers.mjs';
import { bm25Search, fullTextSearch, openFullText } from '../kit/rag-baselines.mjs';
import { questionPairs, RAG_SETS } from '../kit/rag-sets.mjs';
import { withSlips } from '../kit/slips.mjs';
import { Labels } from '../../apps/knowledge/dist/search/label.rule.js';
import { meaningsOf, questionTerms } from '../../apps/knowledge/dist/search/question.rule.js';

/** The most that a search gives; enough passages for twenty documents. */
const PASSAGES = 50;
const DOCUMENTS = 20;
/** Passages that a turn asks for. */
const ANSWERED_FROM = 8;
const WAYS = ['rapport', 'postgresFullText', 'bm25'];
const FOLDS = 5;
const percent = (value) => Math.round(1_000 * value) / 10;

const recallAt = (count) => ({ right, ids }) => ids.slice(0, count).filter((id) => right.includes(id)).length / right.length;
const FIGURES = {
  hitAt1: ({ right, ids }) => (right.includes(ids[0]) ? 1 : 0),
  mrr: ({ right, ids }) => {
    const at = ids.findIndex((id) => right.includes(id));
    return at === -1 ? 0 : 1 / (at + 1);
  },
  recallAt5: recallAt(5), recallAt10: recallAt(10), recallAt20: recallAt(20),
};

async function upload(house, envelope, documents) {
  const idOf = new Map();
  const titled = new Map();
  for (const { id, title, text } of documents) {
    // A second upload under the same title and category would be a new version of the first.
    const number = titled.get(title) ?? 0;
    titled.set(title, number + 1);
    const request = { title: title.slice(0, 280), category: `part ${number + 1}`, tags: [], content: { encoding: 'text', text } };
    idOf.set((await house.ask(documentCreate, request, envelope)).id, id);
  }
  if (idOf.size !== documents.length) throw new Error(`${documents.length} documents became ${idOf.size}`);
  await house.settle();
  const failed = await house.ask(documentList, { limit: 200, state: 'failed' }, envelope);
  if (failed.data.length > 0) throw new Error(`${failed.data.length} documents were not read: ${failed.data[0].error}`);
  return idOf;
}

async function searchHouse(house, documents) {
  const envelope = house.envelope({ workspaceId: randomUUID() });
  const started = performance.now();
  const idOf = await upload(house, envelope, documents);
  const ingestSeconds = Math.round((performance.now() - started) / 100) / 10;
  const times = [];
  const search = async (question) => {
    const before = performance.now();
    const { passages } = await house.ask(knowledgeSearch, { query: question, limit: PASSAGES }, envelope);
    times.push(performance.now() - before);
    return [...new Set(passages.map(({ documentId }) => idOf.get(documentId)))].slice(0, DOCUMENTS);
  };
  const passagesFor = async (question) => {
    const { passages } = await house.ask(knowledgeSearch, { query: question, limit: PASSAGES }, envelope);
    return passages.map((passage) => ({ ...passage, source: idOf.get(passage.documentId) }));
  };
  return { search, passagesFor, ingestSeconds, times };
}

/**
 * Whether answers without a model tell what is answered from what is not: each question once with the passages that a turn gets, and once with those of
 * its right documents taken away. Another document may answer as well, so the second is a strict measure.
 */
async function silenced(questions, passagesFor) {
  const scored = [];
  for (const { question, right } of questions) {
    const passages = await passagesFor(question);
    for (const given of [passages, passages.filter(({ source }) => !right.includes(source))].map((list) => list.slice(0, ANSWERED_FROM))) {
      const { confidence } = extractAnswer(question, given, 0);
      scored.push({ score: confidence, positive: given.some(({ source }) => right.includes(source)) });
    }
  }
  return { auroc: percent(auroc(scored)), atThreshold: silence(scored) };
}

/** Every figure of every way, and the main figure of each question by way. */
async function measure({ about, main, read }, { data, house, fullText }) {
  const { documents, questions } = await read(data);
  const own = await searchHouse(house, documents);
  const searches = { rapport: own.search, postgresFullText: await fullTextSearch(fullText, documents, DOCUMENTS), bm25: bm25Search(documents, DOCUMENTS) };
  const answers = {};
  for (const way of WAYS) {
    answers[way] = [];
    for (const { question, right } of questions) answers[way].push({ right, ids: await searches[way](question) });
  }
  const figuresOf = (way) =>
    Object.fromEntries(Object.entries(FIGURES).map(([name, of]) => [name, name === main ? bootstrap([answers[way].map(of)], overAll) : percent(overAll([answers[way].map(of)]))]));
  const values = Object.fromEntries(WAYS.map((way) => [way, answers[way].map(FIGURES[main])]));
  const report = {
    about, documents: documents.length, questions: questions.length, main, ingestSeconds: own.ingestSeconds, searchMs: summary(own.times),
    ...Object.fromEntries(WAYS.map((way) => [way, figuresOf(way)])), better: better([values]),
    ...(main === 'hitAt1' ? { withOneSlip: await slipped(questions, searches), answeredOrNot: await silenced(questions, own.passagesFor) } : {}),
  };
  return { report, values };
}

/** hit@1 of each way where every question has a slip. */
async function slipped(questions, searches) {
  const written = withSlips(questions.map(({ question }) => question));
  const figures = {};
  for (const way of WAYS) {
    const hits = [];
    for (const [at, { right }] of questions.entries()) hits.push(FIGURES.hitAt1({ right, ids: await searches[way](written[at]) }));
    figures[way] = { hitAt1: bootstrap([hits], overAll) };
  }
  return figures;
}

/** The paired difference to each baseline, over all questions and over sets. */
function better(sets) {
  const difference = (way) => sets.map((values) => values.rapport.map((value, at) => value - values[way][at]));
  return Object.fromEntries(WAYS.slice(1).map((way) => [`than_${way}`, bootstrap(difference(way), sets.length === 1 ? overAll : overGroups)]));
}

function pooled(sets) {
  const groups = (way) => sets.map((values) => values[way]);
  return {
    overQuestions: Object.fromEntries(WAYS.map((way) => [way, bootstrap(groups(way), overAll)])),
    overSets: Object.fromEntries(WAYS.map((way) => [way, bootstrap(groups(way), overGroups)])),
    betterOverSets: better(sets),
  };
}

/** Accuracy where each fifth of the pairs is judged by the threshold that is best on the other four. */
function foldedAccuracy(scored) {
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others = scored.filter((_, at) => at % FOLDS !== fold);
    const correct = (threshold, items) => items.filter(({ score, positive }) => score >= threshold === positive).length;
    const { threshold } = others.map(({ score }) => ({ threshold: score, count: correct(score, others) })).sort((a, b) => b.count - a.count)[0];
    right += correct(threshold, scored.filter((_, at) => at % FOLDS === fold));
  }
  return percent(right / scored.length);
}

/**
 * Whether two questions ask the same: the likeness by which a search compares a question with the titles of an FAQ, the rarity of words known from
 * the titles of the same FAQ; beside it the nearness of the builtin vectors, which know no rarity, and the share of words in common.
 */
async function samePairs(data) {
  const pairs = await questionPairs(data);
  const { documents } = await RAG_SETS.cdc_faq.read(data);
  const labels = new Labels(documents.map(({ title }) => title));
  const { embedding } = createLlm({ chat: { provider: 'builtin' }, embedding: { provider: 'builtin' } });
  const vectorsOf = async (side) => (await embedding.embed(pairs.map((pair) => pair[side]), 'query')).vectors;
  const [first, second] = [await vectorsOf('first'), await vectorsOf('second')];
  const words = (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const jaccard = (a, b) => a.intersection(b).size / Math.max(1, a.union(b).size);
  const by = (score) => {
    const scored = pairs.map((pair, at) => ({ score: score(pair, at), positive: pair.same }));
    return { auroc: percent(auroc(scored)), accuracy: foldedAccuracy(scored) };
  };
  return {
    about: 'pairs of questions; accuracy by five folds of the threshold', pairs: pairs.length,
    rapport: by((pair) => labels.comparedWith(pair.first, meaningsOf(questionTerms(pair.first)))(pair.second).alike),
    builtinVectors: by((_, at) => first[at].reduce((sum, value, axis) => sum + value * second[at][axis], 0)),
    sharedWords: by((pair) => jaccard(words(pair.first), words(pair.second))),
  };
}

/**
 * @param {{ data: string, args: { sets?: string, answers?: string } }} options folder of the data sets; which sets, all when left out
 * @returns {Promise<object>} the figures of each set, pooled, of pairs and of answers
 */
export async function run({ data, args }) {
  const house = await openHouse({ services: [knowledgeService] });
  const fullText = await openFullText();
  try {
    const [sets, values] = [{}, []];
    for (const name of (args.sets ?? Object.keys(RAG_SETS).join(',')).split(',')) {
      const measured = await measure(RAG_SETS[name], { data, house, fullText });
      sets[name] = measured.report;
      values.push(measured.values);
    }
    return {
      unit: 'percent', fullTextOn: fullText.database, pooled: pooled(values), sets, sameQuestion: await samePairs(data),
      ...(args.answers === 'no' ? {} : { answers: ragAnswers(data) }),
    };
  } finally {
    await fullText.close();
    await house.close();
  }
}
