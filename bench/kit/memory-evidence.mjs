// How much of the evidence for a question is among what is recalled, by both rankings and by their parts alone.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentTokens } from '@rapport/language';
import { extractFacts } from '../../apps/memory/dist/fact/extract-facts.rule.js';
import { candidatesOf, itemsOf } from '../../apps/memory/dist/recall/candidate.rule.js';
import { MemoryIndex } from '../../apps/memory/dist/recall/memory-index.rule.js';

const DAY = 86_400_000;
const chance = (seed) => Number.parseInt(createHash('sha256').update(seed).digest('hex').slice(0, 8), 16) / 2 ** 32;

/** Natural questions of MemoryBank, evidence read by hand; one customer each. */
async function memoryBank(data) {
  const read = async (name) => JSON.parse(await readFile(join(data, 'memory', name), 'utf8'));
  const [people, questions] = [await read('memorybank_en.json'), await read('memorybank_en_questions.json')];
  const { about: _about, ...labels } = JSON.parse(await readFile(new URL('../sets/memory-questions.json', import.meta.url), 'utf8'));
  return Object.entries(labels).map(([person, evidence]) => ({
    now: Date.parse('2023-05-10'),
    exchanges: Object.entries(people[person].history).flatMap(([date, turns]) =>
      turns.map(({ query, response }, index) => ({ id: `${date.slice(5)}.${index}`, sessionId: date, at: Date.parse(date) + index * 60_000, content: query, response, sources: [] })),
    ),
    questions: Object.entries(evidence).map(([index, ids]) => ({ question: questions[person][index], evidence: ids })),
  }));
}

/** Synthetic-Persona-Chat: 10 conversations make a customer; the question is half the words of a persona sentence, evidence the turns that say 60 % of it. */
async function personaChat(data) {
  const rows = (await readFile(join(data, 'memory', 'synthetic_persona_chat_dev.jsonl'), 'utf8')).trim().split('\n').map((line) => JSON.parse(line));
  const now = Date.UTC(2026, 10, 1);
  const customers = [];
  for (let first = 0; first + 10 <= rows.length; first += 10) {
    const told = rows.slice(first, first + 10).map((row) => ({ row, exchanges: exchangesOf(row, now - chance(row.id) * 60 * DAY) }));
    customers.push({ now, exchanges: told.flatMap(({ exchanges }) => exchanges), questions: told.flatMap(({ row, exchanges }) => questionsOf(row, exchanges)) });
  }
  return customers;
}

function exchangesOf({ id, conversation }, start) {
  const exchanges = [];
  for (const line of conversation.split('\n')) {
    const [, who, text] = /^User (1|2): ?(.*)$/.exec(line) ?? [];
    if (who === undefined) continue;
    const last = exchanges.at(-1);
    if (who === '1' || !last) {
      exchanges.push({ id: `${id}:${exchanges.length}`, sessionId: id, at: start + exchanges.length * 60_000, content: who === '1' ? text : '', response: who === '1' ? null : text, sources: [] });
    } else last.response = last.response === null ? text : `${last.response} ${text}`;
  }
  return exchanges;
}

function questionsOf({ user1_facts: first, user2_facts: second }, exchanges) {
  return [...first, ...second].flatMap((fact) => {
    const wanted = new Set(contentTokens(fact));
    if (wanted.size < 2) return [];
    const says = (text) => {
      const said = new Set(contentTokens(text ?? ''));
      return [...wanted].filter((word) => said.has(word)).length / wanted.size >= 0.6;
    };
    const evidence = exchanges.filter(({ content, response }) => says(content) || says(response)).map(({ id }) => id);
    if (evidence.length === 0 || evidence.length > 5) return [];
    const words = fact.replace(/^(I|My) /i, '').split(' ').filter((word, index) => word.length < 3 || chance(fact + index) > 0.5);
    return [{ question: `What do you know about this: ${words.join(' ')}?`, evidence }];
  });
}

/** All exchanges of a customer with both scores, for each question. */
async function recalled(customers, embedding) {
  const answers = [];
  for (const { now, exchanges, questions } of customers) {
    const index = new MemoryIndex();
    index.add(exchanges);
    const { vectors, model } = await embedding.embed(exchanges.flatMap(({ content, response }) => [content, response ?? '']), 'document');
    for (const { question, evidence } of questions) {
      const [vector] = (await embedding.embed([question], 'query')).vectors;
      const near = (place) => (exchanges[place >> 1][place % 2 === 0 ? 'content' : 'response'] ? cosine(vector, vectors[place]) : 0);
      const similarities = new Map(exchanges.map(({ id }, place) => [id, Math.max(0, near(2 * place), near(2 * place + 1))]));
      const asked = { query: question, limit: exchanges.length, exceptLast: 0 };
      const items = itemsOf(index, asked, candidatesOf(index, asked), { similarities, ranking: 'measured', embeddingModel: model, now });
      answers.push({ evidence, items });
    }
  }
  return answers;
}

function cosine(a, b) {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index] * b[index];
  return sum;
}

const RANKINGS = {
  measured: ({ scores }) => scores.measured,
  specified: ({ scores }) => scores.specified,
  'specified without recency': ({ parts }) => 0.4 * parts.topics + 0.3 * parts.similarity,
  'words alone': ({ parts }) => parts.lexical,
  'vectors alone': ({ parts }) => parts.similarity,
};

/** Mean recall with a 95 % interval by bootstrap over the questions, seeded. */
function recallAt(answers, score, count) {
  const shares = answers.map(({ evidence, items }) => {
    const top = items.toSorted((a, b) => score(b) - score(a)).slice(0, count).map(({ id }) => id);
    return evidence.filter((id) => top.includes(id)).length / Math.min(count, evidence.length);
  });
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const draws = Array.from({ length: 1_000 }, (_, draw) => mean(shares.map((_, place) => shares[Math.floor(chance(`${draw}:${place}`) * shares.length)]))).sort((a, b) => a - b);
  const percent = (value) => Math.round(value * 1_000) / 10;
  return { percent: percent(mean(shares)), interval: [percent(draws[25]), percent(draws[975])] };
}

/**
 * @param {string} data folder with `memory`
 * @param embedding the embedding model
 */
export async function evidenceRecall(data, embedding) {
  const results = {};
  for (const [name, load] of Object.entries({ memoryBank, personaChat })) {
    const customers = await load(data);
    const answers = await recalled(customers, embedding);
    results[name] = { customers: customers.length, exchanges: customers.reduce((sum, { exchanges }) => sum + exchanges.length, 0), questions: answers.length };
    for (const [ranking, score] of Object.entries(RANKINGS)) results[name][ranking] = { at1: recallAt(answers, score, 1), at5: recallAt(answers, score, 5) };
  }
  return results;
}

/**
 * How much is learned where people speak of themselves, and how much where they want something of a business: there nearly nothing is to be
 * learned, so that what is learned there is mostly junk.
 *
 * @param {string} data folder with `memory` and `intents`
 */
export async function factFigures(data) {
  const lines = async (...path) => (await readFile(join(data, ...path), 'utf8')).trim().split('\n').map((line) => JSON.parse(line));
  const people = (await lines('memory', 'synthetic_persona_chat_dev.jsonl')).flatMap(({ conversation }) => conversation.split('\n').map((line) => line.replace(/^User [12]: ?/, '')));
  const requests = (await Promise.all(['bitext_support_dev.jsonl', 'banking77_dev.jsonl'].map((name) => lines('intents', name)))).flat().map(({ text, utterance, instruction }) => text ?? utterance ?? instruction);
  const learned = (texts) => texts.reduce((sum, text) => sum + extractFacts(text).length, 0);
  const started = performance.now();
  const [fromPeople, fromRequests] = [learned(people), learned(requests)];
  const msPerText = Math.round((1_000 * (performance.now() - started)) / (people.length + requests.length)) / 1_000;
  return { personaTurns: people.length, learned: fromPeople, supportRequests: requests.length, learnedThere: fromRequests, msPerText };
}
