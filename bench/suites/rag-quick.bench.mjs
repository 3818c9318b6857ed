// How well search finds the right document, with no model: the product's whole way (upload, cut, embed, one SQL statement, fusion) on the
// embedded database, beside plain BM25 over whole documents (k1 1.2, b 0.75, lower-cased words, no stop words, no stems) in the same run.
//
//   npm run bench -- rag-quick --data DIR [--sets xquad,cdc] [--embedding builtin]
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentCreate, documentList, knowledgeSearch } from '@rapport/contracts';
import { knowledgeService } from '@rapport/knowledge/service';
import { openHouse } from '@rapport/service-host';
import { summary } from '../kit/figures.mjs';

const WANTED = 20;

async function rows(data, file) {
  return (await readFile(join(data, 'rag', file), 'utf8')).trim().split('\n').map((line) => JSON.parse(line));
}

const numbered = (texts) => texts.map(({ id, text }, index) => ({ id, title: `Text ${index + 1}`, text }));

const SETS = {
  /** Questions to paragraphs of articles. */
  async xquad(data) {
    const articles = await rows(data, 'xquad_en_dev.jsonl');
    const questions = articles.flatMap(({ id, qas }) => qas.map(({ question }) => ({ question, right: [id] })));
    return { documents: numbered(articles.map(({ id, context }) => ({ id, text: context }))), questions };
  },
  /** A question in other words than the FAQ's own. */
  async cdc(data) {
    const faqs = await rows(data, 'cdc_covid_faq_kb.jsonl');
    const pairs = (await rows(data, 'covid_faq_question_pairs_dev.jsonl')).filter(({ similar }) => similar === 1);
    const idOf = new Map(faqs.map(({ id, question }) => [question.trim().toLowerCase(), id]));
    const questions = pairs.flatMap(({ q1, q2 }) => {
      const [first, second] = [idOf.get(q1.trim().toLowerCase()), idOf.get(q2.trim().toLowerCase())];
      if (first) return [{ question: q2, right: [first] }];
      return second ? [{ question: q1, right: [second] }] : [];
    });
    return { documents: faqs.map(({ id, question, answer }) => ({ id, title: question, text: answer })), questions };
  },
  /** The FAQ's question to its answer alone. */
  async cdcAnswers(data) {
    const faqs = await rows(data, 'cdc_covid_faq_kb.jsonl');
    return { documents: numbered(faqs.map(({ id, answer }) => ({ id, text: answer }))), questions: faqs.map(({ id, question }) => ({ question, right: [id] })) };
  },
  /** A customer's whole case to the documents that its handling needs. */
  async tau2(data) {
    const documents = (await rows(data, 'tau2_banking_kb.jsonl')).map(({ id, title, content }) => ({ id, title, text: content }));
    const tasks = await rows(data, 'tau2_banking_tasks_dev.jsonl');
    const questions = tasks.map(({ customer_instructions: question, required_documents: right }) => ({ question: question.slice(0, 4000), right })).filter(({ right }) => right.length > 0);
    return { documents, questions };
  },
};

/** Plain BM25 over whole documents, written for this comparison alone. */
function plainBm25(documents) {
  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const lists = documents.map(({ title, text }) => words(`${title}\n${text}`));
  const average = lists.reduce((sum, list) => sum + list.length, 0) / lists.length;
  const postings = new Map();
  lists.forEach((list, document) => {
    for (const word of list) {
      const counts = postings.get(word) ?? postings.set(word, new Map()).get(word);
      counts.set(document, (counts.get(document) ?? 0) + 1);
    }
  });
  return (question) => {
    const scores = new Map();
    for (const word of new Set(words(question))) {
      const counts = postings.get(word) ?? new Map();
      const rarity = Math.log(1 + (documents.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [document, count] of counts) {
        const norm = 1.2 * (0.25 + (0.75 * lists[document].length) / average);
        scores.set(document, (scores.get(document) ?? 0) + (rarity * count * 2.2) / (count + norm));
      }
    }
    return [...scores].sort(([, a], [, b]) => b - a).slice(0, WANTED).map(([document]) => documents[document].id);
  };
}

function figures(answers) {
  const share = (value) => Math.round((1000 * answers.reduce((sum, answer) => sum + value(answer), 0)) / answers.length) / 10;
  const found = (count) => ({ right, ids }) => ids.slice(0, count).filter((id) => right.includes(id)).length / Math.min(count, right.length);
  return { hitAt1: share(({ right, ids }) => (right.includes(ids[0]) ? 1 : 0)), recallAt5: share(found(5)), recallAt10: share(found(10)) };
}

async function upload(house, envelope, documents) {
  const idOf = new Map();
  for (const { id, title, text } of documents) {
    const request = { title: title.slice(0, 280), category: id.slice(0, 60), tags: [], content: { encoding: 'text', text } };
    idOf.set((await house.ask(documentCreate, request, envelope)).id, id);
  }
  await house.settle();
  const failed = await house.ask(documentList, { limit: 200, state: 'failed' }, envelope);
  if (failed.data.length > 0) throw new Error(`${failed.data.length} documents were not read: ${failed.data[0].error}`);
  return idOf;
}

/** @param order how passages are put in order: by the fused score or by one of its parts */
const documentsBy = (order, passages, idOf) => [...new Set([...passages].sort((a, b) => b[order] - a[order]).map(({ documentId }) => idOf.get(documentId)))];

async function measure({ documents, questions }, house) {
  const envelope = house.envelope({ workspaceId: randomUUID() });
  const started = performance.now();
  const idOf = await upload(house, envelope, documents);
  const ingestSeconds = Math.round((performance.now() - started) / 100) / 10;
  const plain = plainBm25(documents);
  const times = [];
  const answers = { score: [], lexicalScore: [], vectorScore: [], plain: [] };
  for (const { question, right } of questions) {
    const before = performance.now();
    const { passages } = await house.ask(knowledgeSearch, { query: question, limit: WANTED }, envelope);
    times.push(performance.now() - before);
    for (const order of ['score', 'lexicalScore', 'vectorScore']) answers[order].push({ right, ids: documentsBy(order, passages, idOf) });
    answers.plain.push({ right, ids: plain(question) });
  }
  const [fused, lexical, vector, baseline] = [answers.score, answers.lexicalScore, answers.vectorScore, answers.plain].map(figures);
  return {
    documents: documents.length, questions: questions.length, ingestSeconds, searchMs: summary(times),
    fused, samePassagesByWordsAlone: lexical, samePassagesByVectorAlone: vector, plainBm25: baseline,
  };
}

export async function run({ data, args }) {
  const house = await openHouse({ services: [knowledgeService] });
  try {
    const results = {};
    for (const name of (args.sets ?? Object.keys(SETS).join(',')).split(',')) results[name] = await measure(await SETS[name](data), house);
    return { unit: 'percent of questions; a passage stands for its document', results };
  } finally {
    await house.close();
  }
}
