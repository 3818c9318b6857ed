// How good the builtin answers are: does it cite the sentences that people cite, and does it know when to be silent?
// ClapNQ: one Wikipedia passage a question; the unanswerable ones come from the same page. XQuAD: five paragraphs by the
// builtin embeddings, the right one taken away from every second question.
import { createLlm, extractAnswer } from '@rapport/llm';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const rowsOf = (file) => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const letters = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value) => Math.round(value * 1000) / 1000;
const withoutCitation = (sentence) => sentence.replace(/\s*\[[^\]]+\]$/, '');

/** Area under the ROC curve: the chance that a positive has the higher score; ties count half (Mann-Whitney). */
function auroc(scored) {
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

/** Mean absolute gap between confidence and truth in ten bins, weighted by their size (Naeini et al. 2015). */
function calibrationError(scored) {
  const bins = Map.groupBy(scored, (item) => Math.min(9, Math.floor(item.score * 10)));
  let error = 0;
  for (const items of bins.values()) {
    error += Math.abs(mean(items.map((item) => item.score)) - mean(items.map((item) => (item.positive ? 1 : 0)))) * (items.length / scored.length);
  }
  return error;
}

function f1(found, gold) {
  const shared = [...found].filter((item) => gold.has(item)).length;
  return shared === 0 ? 0 : (2 * shared) / (found.size + gold.size);
}

function clapnq(rows) {
  const scored = [];
  const forced = { best: [], average: [], count: [], lead3: [], all: [] };
  const answered = [];
  for (const row of rows) {
    const passages = row.passages.map((passage, at) => ({ ref: `KB-${at}`, title: passage.title, headings: [], text: passage.text, score: 1 }));
    const { sentences, confidence } = extractAnswer(row.question, passages, 0);
    scored.push({ score: confidence, positive: row.answerable });
    const golds = row.output.map((output) => new Set(output.selected_sentences.map(letters))).filter((gold) => gold.size > 0);
    if (!row.answerable || golds.length === 0) continue;
    const own = row.passages.flatMap((passage) => passage.sentences.map(letters)).filter((text) => text !== '');
    const quoted = sentences.map((sentence) => letters(withoutCitation(sentence)));
    const found = new Set(own.filter((text) => quoted.some((quote) => quote.includes(text) || text.includes(quote))));
    const best = (set) => Math.max(...golds.map((gold) => f1(set, gold)));
    forced.best.push(best(found));
    forced.average.push(mean(golds.map((gold) => f1(found, gold))));
    forced.count.push(found.size);
    forced.lead3.push(best(new Set(own.slice(0, 3))));
    forced.all.push(best(new Set(own)));
    answered.push(confidence >= 0.5 ? best(found) : 0);
  }
  return {
    questions: rows.length,
    citationF1: round(mean(forced.best)),
    citationF1MeanOverAnnotators: round(mean(forced.average)),
    citationF1WithAbstentionsAsZero: round(mean(answered)),
    sentencesQuoted: round(mean(forced.count)),
    baselineFirstThreeF1: round(mean(forced.lead3)),
    baselineWholePassageF1: round(mean(forced.all)),
    ...silence(scored),
  };
}

async function xquad(rows) {
  const { embedding } = createLlm({ chat: { provider: 'builtin' }, embedding: { provider: 'builtin' } });
  const texts = rows.map((row) => `${row.title.replaceAll('_', ' ')} ${row.context}`);
  const { vectors } = await embedding.embed(texts, 'document');
  const scored = [];
  const hits = { paragraph: [], answer: [], rightPassage: [] };
  let number = 0;
  for (const [gold, row] of rows.entries()) {
    for (const qa of row.qas) {
      number += 1;
      const question = (await embedding.embed([qa.question], 'query')).vectors[0];
      const ranked = vectors
        .map((vector, at) => ({ at, score: vector.reduce((sum, value, i) => sum + value * question[i], 0) }))
        .sort((a, b) => b.score - a.score);
      hits.paragraph.push(ranked[0].at === gold ? 1 : 0);
      const keep = number % 2 === 0;
      const top = ranked.filter(({ at }) => keep || at !== gold).slice(0, 5);
      const passages = top.map(({ at, score }) => ({ ref: `KB-${at}`, title: rows[at].title, headings: [], text: rows[at].context, score }));
      const { sentences, confidence } = extractAnswer(qa.question, passages, 0);
      const answerable = keep && top.some(({ at }) => at === gold);
      scored.push({ score: confidence, positive: answerable });
      if (!answerable) continue;
      const text = letters(sentences.map(withoutCitation).join(' '));
      hits.answer.push(qa.answers.some((answer) => text.includes(letters(answer.text))) ? 1 : 0);
      hits.rightPassage.push(sentences[0]?.endsWith(`[KB-${gold}]`) ? 1 : 0);
    }
  }
  return {
    questions: number,
    paragraphHitAt1ByEmbedding: round(mean(hits.paragraph)),
    answerInQuotedText: round(mean(hits.answer)),
    firstCitationRight: round(mean(hits.rightPassage)),
    ...silence(scored),
  };
}

function silence(scored) {
  const at = (threshold) => {
    const spoke = scored.filter((item) => item.score >= threshold);
    return {
      answeredOfAnswerable: round(spoke.filter((item) => item.positive).length / scored.filter((item) => item.positive).length),
      answeredOfUnanswerable: round(spoke.filter((item) => !item.positive).length / scored.filter((item) => !item.positive).length),
    };
  };
  return { abstentionAuroc: round(auroc(scored)), calibrationError: round(calibrationError(scored)), atThreshold: at(0.5) };
}

function speed(rows) {
  const times = rows.map((row) => {
    const passages = Array.from({ length: 5 }, (_, at) => ({ ref: `KB-${at}`, title: row.passages[0].title, headings: [], text: row.passages[0].text, score: 1 }));
    const started = performance.now();
    extractAnswer(row.question, passages);
    return performance.now() - started;
  });
  const sorted = times.toSorted((a, b) => a - b);
  return { answerMsP50: round(sorted[Math.floor(sorted.length * 0.5)]), answerMsP95: round(sorted[Math.floor(sorted.length * 0.95)]) };
}

/**
 * @param {{ data: string, args?: unknown }} options the folder of the data sets
 * @returns {Promise<object>} the figures
 */
export async function run({ data }) {
  const questions = rowsOf(join(data, 'rag/clapnq_dev.jsonl'));
  return {
    clapnq: clapnq(questions),
    xquad: await xquad(rowsOf(join(data, 'rag/xquad_en_dev.jsonl'))),
    speed: speed(questions),
  };
}
