// What a newcomer without a key gets: the demo's articles through the product's own search and its builtin answerer, on three sets of
// questions: the demo's own (once more with a slip of the hand in each, and two in one message), and two halves of a set in customers' careless wording, written before the rules were tuned (on `tune` alone;
// `held-out` is looked at for its figures only). Beside them, in the same run: plain BM25 whose first chunk is quoted whole, which never abstains.
//
//   npm run bench -- answers [--show wrong|all]
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { documentCreate, documentList, knowledgeSearch } from '@rapport/contracts';
import { knowledgeService } from '@rapport/knowledge/service';
import { splitSentences, standaloneQuestion } from '@rapport/language';
import { extractAnswer } from '@rapport/llm';
import { checkCitations } from '@rapport/safety';
import { openHouse } from '@rapport/service-host';
import { loadSeed } from '@rapport/standalone/seed';
import { summary } from '../kit/figures.mjs';
import { withSlips } from '../kit/slips.mjs';

/** As many as a turn asks for. */
const PASSAGES = 8;
/** How far apart two questions stand in the demo's list that are asked in one message: far enough to be about different things. */
const APART = 7;

const setFile = (name) => readFile(new URL(`../sets/${name}`, import.meta.url), 'utf8');
const linesOf = (text) => text.trim().split('\n').map((line) => JSON.parse(line));

/** Where a question names no figure, words that a right answer holds (a regular expression); a right article alone may miss the point. */
async function questionSets(seed) {
  const says = JSON.parse(await setFile('answers-says.json'));
  const own = seed.questions.map((each) => ({ ...each, ...(says[each.id] ? { says: says[each.id] } : {}) }));
  const single = own.filter(({ previous }) => previous === undefined);
  const slipped = withSlips(single.map(({ question }) => question));
  return {
    demo: single,
    demoFollowUps: own.filter(({ previous }) => previous !== undefined),
    demoWithSlips: single.map((each, at) => ({ ...each, question: slipped[at] })),
    demoInPairs: inPairs(single.filter(({ answerable }) => answerable)),
    tune: linesOf(await setFile('answers-tune.jsonl')),
    heldOut: linesOf(await setFile('answers-held-out.jsonl')),
  };
}

/** Each question with another one behind it in the same message; right where both are answered. */
function inPairs(questions) {
  return questions.map((one, at) => {
    const other = questions[(at + APART) % questions.length];
    return { id: `${one.id}+${other.id}`, question: `${one.question} ${other.question}`, answerable: true, articles: one.articles, facts: [...one.facts, ...other.facts], each: [one.articles, other.articles] };
  });
}

/** Whether a text names a figure: `2,000,000` is 2000000, and 25 is not in 250 or 2.25. */
function names(text, value) {
  if (typeof value === 'string') return text.includes(value);
  return new RegExp(`(?<![\\d.])${String(value).replace('.', '\\.')}(?![\\d]|\\.\\d)`).test(text.replace(/(?<=\d),(?=\d{3})/g, ''));
}

async function upload(house, envelope, articles) {
  const slugs = new Map();
  for (const { slug, title, category, tags, text } of articles) {
    const { id } = await house.ask(documentCreate, { title, category, tags, content: { encoding: 'text', text } }, envelope);
    slugs.set(id, slug);
  }
  await house.settle();
  const ready = await house.ask(documentList, { limit: 200, state: 'ready' }, envelope);
  if (ready.data.length !== articles.length) throw new Error(`${ready.data.length} of ${articles.length} articles were read`);
  return slugs;
}

/** Plain BM25 over chunks (k1 1.2, b 0.75, lower-cased words, no stop words, no stems); the best chunk is the answer. */
function plainBm25(chunks) {
  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const lists = chunks.map(({ title, text }) => words(`${title}\n${text}`));
  const average = lists.reduce((sum, list) => sum + list.length, 0) / lists.length;
  return (question) => {
    const asked = [...new Set(words(question))].map((word) => ({ word, holding: lists.filter((list) => list.includes(word)).length }));
    const scores = lists.map((list) => {
      const norm = 1.2 * (0.25 + (0.75 * list.length) / average);
      return asked.reduce((sum, { word, holding }) => {
        const count = list.filter((each) => each === word).length;
        return sum + (Math.log(1 + (lists.length - holding + 0.5) / (holding + 0.5)) * count * 2.2) / (count + norm);
      }, 0);
    });
    return chunks[scores.indexOf(Math.max(...scores))];
  };
}

/** Every chunk of the workspace, by searching for each article's title. */
async function allChunks(house, envelope, articles) {
  const chunks = new Map();
  for (const { title } of articles) {
    for (const passage of (await house.ask(knowledgeSearch, { query: title, limit: 50 }, envelope)).passages) chunks.set(passage.ref, passage);
  }
  return [...chunks.values()];
}

function judge(item, values, { slugs, sentences, text }) {
  const cited = (item.each ?? [item.articles]).every((articles) => articles.some((slug) => slugs.includes(slug)));
  const figures = item.facts.every((key) => names(text, values.get(key)));
  const said = item.says === undefined || new RegExp(item.says, 'is').test(text);
  return { right: cited && figures, toThePoint: cited && figures && said, firstRight: item.articles.includes(slugs[0]), answered: sentences.length > 0, cited, figures, said };
}

/** What is wrong with how a reply reads. */
function blemishes(sentences) {
  const bare = sentences.map((sentence) => sentence.replace(/\s*\[[A-Z]+-\d+\]/g, ''));
  const found = [];
  if (bare.length > 4) found.push('long');
  if (sentences.some((sentence) => !/ \[[A-Z]+-\d+\]$/.test(sentence))) found.push('uncited');
  if (bare.some((text) => /[|#*]|\]\(/.test(text))) found.push('marks');
  if (bare.some((text) => /:$/.test(text))) found.push('dangling');
  if (bare.some((text) => !/^["“]?[\p{Lu}\p{N}]/u.test(text) || !/[.!?]["”)]?$/.test(text))) found.push('broken');
  if (bare.some((text) => text.length > 400)) found.push('wordy');
  if (splitSentences(sentences.join(' ')).length !== sentences.length) found.push('joined');
  return found;
}

async function ask(item, { house, envelope, slugs, values, bm25 }) {
  const query = standaloneQuestion(item.question, item.previous === undefined ? [] : [item.previous]);
  const started = performance.now();
  const { passages } = await house.ask(knowledgeSearch, { query, limit: PASSAGES }, envelope);
  const { sentences, confidence } = extractAnswer(query, passages);
  const ms = performance.now() - started;
  const slugOf = new Map(passages.map(({ ref, documentId }) => [ref, slugs.get(documentId)]));
  const cited = sentences.map((sentence) => slugOf.get(/\[([A-Z]+-\d+)\]$/.exec(sentence)?.[1]));
  const refused = sentences.filter((sentence) => !checkCitations(sentence, passages).ok);
  const first = bm25(query);
  return {
    item, confidence, ms, sentences,
    found: item.articles.length === 0 || passages.some(({ documentId }) => item.articles.includes(slugs.get(documentId))),
    ...judge(item, values, { slugs: cited, sentences, text: sentences.join(' ') }),
    refusedByChecks: refused, blemishes: sentences.length === 0 ? [] : blemishes(sentences),
    baseline: judge(item, values, { slugs: [slugs.get(first.documentId)], sentences: [first.text], text: first.text }),
  };
}

const share = (items, of) => ({ of: items.length, n: items.filter(of).length, percent: items.length === 0 ? null : Math.round((1000 * items.filter(of).length) / items.length) / 10 });

function figures(results, show) {
  const [yes, no] = [true, false].map((answerable) => results.filter(({ item }) => item.answerable === answerable));
  const wrong = results.filter(({ item, answered, toThePoint }) => (item.answerable ? !toThePoint : answered));
  const line = ({ item, confidence, sentences, answered, found, cited, figures: named, said, right }) => ({
    id: item.id, question: item.previous === undefined ? item.question : `${item.previous} / ${item.question}`,
    fault: !item.answerable ? (answered ? 'answered' : '') : !found ? 'not found' : !answered ? 'silent' : !cited ? 'wrong article' : !named ? 'figure missing' : !said ? 'beside the point' : right ? '' : 'wrong',
    confidence: Math.round(confidence * 100) / 100, reply: sentences.join(' '),
  });
  return {
    answerable: {
      rightWithRightCitation: share(yes, ({ right }) => right), alsoToThePoint: share(yes, ({ toThePoint }) => toThePoint),
      firstSentenceFromRightArticle: share(yes, ({ firstRight }) => firstRight), silent: share(yes, ({ answered }) => !answered), articleAmongPassages: share(yes, ({ found }) => found),
    },
    unanswerableRefused: share(no, ({ answered }) => !answered),
    sentencesPerAnswer: Math.round((10 * results.reduce((sum, { sentences }) => sum + sentences.length, 0)) / Math.max(1, results.filter(({ answered }) => answered).length)) / 10,
    refusedByChecks: results.flatMap(({ refusedByChecks }) => refusedByChecks),
    blemishes: results.filter(({ blemishes: list }) => list.length > 0).map(({ item, blemishes: list }) => `${item.id}: ${list.join(', ')}`),
    searchAndAnswerMs: summary(results.map(({ ms }) => ms)),
    baselineFirstChunkOfPlainBm25: { right: share(yes, ({ baseline }) => baseline.right), alsoToThePoint: share(yes, ({ baseline }) => baseline.toThePoint), refused: share(no, () => false) },
    ...(show === 'none' ? {} : { wrong: wrong.map(line) }),
    ...(show === 'all' ? { all: results.map(line) } : {}),
  };
}

/**
 * @param {{ args: { show?: string, sets?: string } }} options what is listed: `wrong` replies (default), `all`, or `none`
 * @returns {Promise<object>} the figures of each set
 */
export async function run({ args }) {
  const seed = await loadSeed();
  const facts = JSON.parse(await readFile(new URL('facts.json', import.meta.resolve('@rapport/standalone/seed')), 'utf8'));
  const values = new Map(facts.map(({ key, value }) => [key, value]));
  const house = await openHouse({ services: [knowledgeService] });
  try {
    const envelope = house.envelope({ workspaceId: randomUUID() });
    const slugs = await upload(house, envelope, seed.articles);
    const chunks = await allChunks(house, envelope, seed.articles);
    const world = { house, envelope, slugs, values, bm25: plainBm25(chunks) };
    const sets = await questionSets(seed);
    const results = {};
    for (const name of (args.sets ?? Object.keys(sets).join(',')).split(',')) {
      const answers = [];
      for (const item of sets[name]) answers.push(await ask(item, world));
      // What is held out stays unread while rules are tuned: figures only, unless all is asked for.
      results[name] = figures(answers, args.show ?? (name === 'heldOut' ? 'none' : 'wrong'));
    }
    return { articles: seed.articles.length, chunks: chunks.length, results };
  } finally {
    await house.close();
  }
}
