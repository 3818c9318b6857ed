// Questions with the documents that answer them, from public sets. Documents are what a business would upload; ids are the sets' own.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The longest question that a search takes; a longer message is cut there, as its sender would have to. */
const LONGEST_QUESTION = 4_000;

/** Rows of the first file whose name begins so: sets are cut in halves that are named differently. */
async function rows(data, beginning) {
  const folder = join(data, 'rag');
  const name = (await readdir(folder)).sort().find((each) => each.startsWith(beginning) && each.endsWith('.jsonl'));
  if (!name) throw new Error(`${folder} holds no ${beginning}*.jsonl`);
  return (await readFile(join(folder, name), 'utf8')).trim().split('\n').map((line) => JSON.parse(line));
}

const numbered = (texts) => texts.map(({ id, text }, index) => ({ id, title: `Text ${index + 1}`, text }));
const key = (text) => text.trim().toLowerCase();

/** Each set: what it is, its main figure, its documents and its questions. */
export const RAG_SETS = {
  tau2_banking: {
    about: 'a customer\'s whole written case, as the task gives it, to all documents that its handling needs',
    main: 'recallAt10',
    async read(data) {
      const documents = (await rows(data, 'tau2_banking_kb')).map(({ id, title, content }) => ({ id, title, text: content }));
      const tasks = (await rows(data, 'tau2_banking_tasks')).filter(({ required_documents: right }) => right.length > 0);
      return { documents, questions: tasks.map(({ customer_instructions: text, required_documents: right }) => ({ question: text.slice(0, LONGEST_QUESTION), right })) };
    },
  },
  clapnq: {
    about: 'an answerable question to its passage among the passages of all questions',
    main: 'hitAt1',
    async read(data) {
      const all = await rows(data, 'clapnq');
      const documents = all.map(({ id, passages: [{ title, text }] }) => ({ id, title, text }));
      return { documents, questions: all.filter(({ answerable }) => answerable).map(({ id, question }) => ({ question, right: [id] })) };
    },
  },
  xquad: {
    about: 'a question to its paragraph; titles say nothing',
    main: 'hitAt1',
    async read(data) {
      const paragraphs = await rows(data, 'xquad');
      const questions = paragraphs.flatMap(({ id, qas }) => qas.map(({ question }) => ({ question, right: [id] })));
      return { documents: numbered(paragraphs.map(({ id, context }) => ({ id, text: context }))), questions };
    },
  },
  cdc_faq: {
    about: 'a question in other words than the FAQ\'s own to its entry, whose title is the question',
    main: 'hitAt1',
    async read(data) {
      const faqs = await rows(data, 'cdc_covid_faq');
      const idOf = new Map(faqs.map(({ id, question }) => [key(question), id]));
      const pairs = (await rows(data, 'covid_faq_question_pairs')).filter(({ similar }) => similar === 1);
      const questions = pairs.flatMap(({ q1, q2 }) => {
        const [first, second] = [idOf.get(key(q1)), idOf.get(key(q2))];
        if (first) return [{ question: q2, right: [first] }];
        return second ? [{ question: q1, right: [second] }] : [];
      });
      return { documents: faqs.map(({ id, question, answer }) => ({ id, title: question, text: answer })), questions };
    },
  },
  cdc_answers: {
    about: 'an FAQ\'s question to its answer alone; titles say nothing',
    main: 'hitAt1',
    async read(data) {
      const faqs = await rows(data, 'cdc_covid_faq');
      const documents = numbered(faqs.map(({ id, answer }) => ({ id, text: answer })));
      return { documents, questions: faqs.map(({ id, question }) => ({ question, right: [id] })) };
    },
  },
};

/** Pairs of questions, and whether they ask the same. */
export async function questionPairs(data) {
  return (await rows(data, 'covid_faq_question_pairs')).map(({ q1, q2, similar }) => ({ first: q1, second: q2, same: similar === 1 }));
}
