// How good the builtin answers are: does it cite the sentences that people cite, and does it know when to be silent?
// ClapNQ: one passage a question (bench/kit/rag-answers.mjs says how it is counted). XQuAD: five paragraphs by the builtin embeddings, the right
// one taken away from every second question.
import { createLlm, extractAnswer } from '@rapport/llm';
import { join } from 'node:path';
import { auroc, calibrationError, interval, letters, ragAnswers, round, rowsOf, silence, withoutCitation } from '../kit/rag-answers.mjs';

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

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
    abstentionAuroc: round(auroc(scored)),
    abstentionAurocInterval: interval(scored, auroc),
    ece: round(calibrationError(scored)),
    atThreshold: silence(scored),
  };
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
    ...ragAnswers(data),
    xquad: await xquad(rowsOf(join(data, 'rag/xquad_en_dev.jsonl'))),
    speed: speed(questions),
  };
}
