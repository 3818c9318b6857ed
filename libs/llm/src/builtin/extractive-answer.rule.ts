import { splitSentences } from '@rapport/language';
import type { Passage } from '../chat/chat.types.js';
import { ANSWER_THRESHOLD, answerConfidence } from './abstention.rule.js';
import { selectAnswer } from './answer-selection.rule.js';
import { gatherEvidence } from './evidence.rule.js';
import { mendedQuestion } from './question/mended-question.rule.js';
import { questionParts } from './question/question-part.rule.js';
import { forPart } from './part-passage.rule.js';

export interface ExtractiveAnswer {
  /** Each a sentence of a passage, or a list in one, with its citation behind it: `We open at nine. [KB-042]`. Empty: no answer. */
  sentences: string[];
  /** 0 to 1: how likely the passages answer the question. */
  confidence: number;
}

/** No reply is longer, however many questions a message asks. */
const MOST_SENTENCES = 4;

/**
 * Answers a question in the passages' own words; a message with several questions, each by itself.
 *
 * @param question the customer's words
 * @param passages what was retrieved, best first
 * @param threshold the confidence below which nothing is said
 * @returns one to four quoted sentences, or none when the passages don't seem to answer; of several questions those that they answer
 */
export function extractAnswer(question: string, passages: readonly Passage[], threshold = ANSWER_THRESHOLD): ExtractiveAnswer {
  const parts = questionParts(question);
  if (parts.length === 1) return answerOne(question, passages, threshold);
  const answers = parts.map((part) => answerOne(part, forPart(part, passages), threshold)).filter(({ sentences }) => sentences.length > 0);
  if (answers.length === 0) return answerOne(question, passages, threshold);
  const each = Math.max(1, Math.floor(MOST_SENTENCES / answers.length));
  const sentences = [...new Set(answers.flatMap((answer) => answer.sentences.slice(0, each)))];
  return { sentences, confidence: Math.min(...answers.map(({ confidence }) => confidence)) };
}

function answerOne(question: string, passages: readonly Passage[], threshold: number): ExtractiveAnswer {
  const evidence = gatherEvidence(mendedQuestion(question, passages), passages);
  if (evidence.terms.length === 0) return { sentences: [], confidence: 0 };
  const chosen = selectAnswer(evidence);
  const confidence = answerConfidence(evidence, chosen);
  if (confidence < threshold) return { sentences: [], confidence };
  const sentences = chosen.flatMap(({ unit }) => {
    const passage = passages[unit.passage];
    // What reads as two sentences to those who check them gets two citations.
    return passage === undefined ? [] : splitSentences(unit.text).map(({ text }) => `${text} [${passage.ref}]`);
  });
  return { sentences, confidence };
}
