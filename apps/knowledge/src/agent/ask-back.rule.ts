import type { AgentTask, Passage } from '@rapport/contracts';
import { stem, STOP_WORDS, tokenize } from '@rapport/language';
import { impliedStem, wordKnowledge } from '@rapport/llm';

/** Every question back begins so: that is how one in the history is told. */
const OPENING = 'Which of these do you mean:';
/** Longer messages have said what they are about: "do you need electricity?" is a question, "electricity" alone is hardly one. */
const MOST_WORDS = 2;
/** "How much would it be?" names nothing, however long. */
const MOST_PRICE_WORDS = 6;
const PRICE = stem('price');
const MOST_TOPICS = 4;
/** Articles that share the word; fewer are answered from. */
const FEWEST_ARTICLES = 3;
/** A second article this near to the first one: the search can't tell either. */
const NEAR = 0.75;

type Asked = Pick<AgentTask, 'question' | 'standaloneQuestion' | 'history' | 'passages' | 'released' | 'repair'>;

/**
 * A question back, for a message of one word that many articles share ("price?", "how much is it"): which of them is meant?
 *
 * @param task what the agent was given; the question that stands alone counts, so a follow-up that says what it is about is none
 * @returns one sentence that names three or four topics; null where the message says enough, one article stands out, or we have just asked
 */
export function askBack({ question, standaloneQuestion, history, passages, released, repair }: Asked): string | null {
  if (released !== '' || repair.length > 0 || justAsked(history)) return null;
  const subject = onlySubject(standaloneQuestion);
  if (subject === null || tokenize(question).length > (meansPrice(subject) ? MOST_PRICE_WORDS : MOST_WORDS)) return null;
  const articles = articlesOn(subject, passages);
  const [best, second] = articles;
  const named = articles.filter(({ title }) => rootsOf(title).includes(subject));
  // The one article that bears the word as its name is what is asked for.
  if (articles.length < FEWEST_ARTICLES || best === undefined || second === undefined || named.length === 1 || second.score < NEAR * best.score) return null;
  const topics = [...new Set([...named, ...articles].map(({ title }) => title))].slice(0, MOST_TOPICS);
  return `${OPENING} ${inWords(topics)}?`;
}

function meansPrice(subject: string): boolean {
  return subject === PRICE || wordKnowledge(PRICE).near.some((near) => near.stem === subject);
}

function justAsked(history: Asked['history']): boolean {
  return history.findLast(({ role }) => role !== 'customer')?.text.startsWith(OPENING) ?? false;
}

const rootsOf = (text: string): string[] => tokenize(text).map(stem);

/** The one word of a message that tells anything, as a stem; null when there are more, or none. */
function onlySubject(question: string): string | null {
  if (/\d/.test(question)) return null;
  const telling = new Set(tokenize(question).filter((word) => !STOP_WORDS.has(word)).map(stem).filter((root) => wordKnowledge(root).weight === 1));
  const implied = impliedStem(question);
  if (implied !== null) telling.add(implied);
  const [only] = telling;
  return telling.size === 1 && only !== undefined ? only : null;
}

/** Documents whose found passages hold the word or one of its meaning, best first. */
function articlesOn(subject: string, passages: readonly Passage[]): Passage[] {
  const words = new Set([subject, ...wordKnowledge(subject).near.map((near) => near.stem)]);
  const holding = passages.filter(({ title, headings, text }) => rootsOf([title, ...headings, text].join(' ')).some((root) => words.has(root)));
  const best = new Map<string, Passage>();
  for (const passage of [...holding].sort((a, b) => b.score - a.score)) if (!best.has(passage.title)) best.set(passage.title, passage);
  return [...best.values()];
}

/** "Travel fee", "Deposits" or "Gift cards". */
function inWords(topics: readonly string[]): string {
  const quoted = topics.map((topic) => `“${topic}”`);
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}
