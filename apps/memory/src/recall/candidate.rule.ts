import type { MemoryItem, MemoryParts, MemoryRanking } from '@rapport/contracts';
import type { IndexedExchange, MemoryIndex, WordMatch } from './memory-index.rule.js';
import { asksForRecent, recencyOf, scoresOf } from './ranking.rule.js';

/** So many of the best by words are candidates. */
const BEST_BY_WORDS = 60;
/** The most recent of the session (system row E2). */
const SESSION = 10;
/** Without a word in common a text must be nearer than chance, which is about 0.1 for hashed words. */
const LEAST_SIMILARITY = 0.15;

export interface Question {
  readonly query: string;
  readonly limit: number;
  readonly conversationId?: string | undefined;
  readonly exceptLast: number;
}

/** Ids of the exchanges that words or the session bring in. */
export function candidatesOf(index: MemoryIndex, question: Question): string[] {
  const byWords = index.search(question.query).slice(0, BEST_BY_WORDS).map(({ id }) => id);
  return [...new Set([...byWords, ...sessionOf(index, question).map(({ id }) => id)])];
}

/**
 * The memories that bear on a question, the best first by the ranking that decides; the scores of both stand beside.
 *
 * @param similarities cosine by exchange, of the near ones and of the candidates
 * @param now ms since 1970
 */
export function itemsOf(index: MemoryIndex, question: Question, similarities: ReadonlyMap<string, number>, ranking: MemoryRanking, now: number): MemoryItem[] {
  const matches = new Map(index.search(question.query).slice(0, BEST_BY_WORDS).map((match) => [match.id, match]));
  const session = new Set(sessionOf(index, question).map(({ id }) => id));
  const left = new Set(question.conversationId === undefined ? [] : index.latestOf(question.conversationId, question.exceptLast).map(({ id }) => id));
  const recentWanted = asksForRecent(question.query);
  const items: MemoryItem[] = [];
  for (const id of new Set([...matches.keys(), ...similarities.keys(), ...session])) {
    const exchange = index.get(id);
    if (!exchange || left.has(id)) continue;
    const parts = partsOf(exchange, matches.get(id), similarities.get(id) ?? 0, now);
    if (parts.lexical === 0 && parts.similarity < LEAST_SIMILARITY && !session.has(id)) continue;
    items.push(toItem(exchange, parts, scoresOf(parts, recentWanted), ranking));
  }
  return items.sort((a, b) => b.score - a.score || (a.at < b.at ? 1 : -1)).slice(0, question.limit);
}

function sessionOf(index: MemoryIndex, { conversationId }: Question): IndexedExchange[] {
  return conversationId === undefined ? [] : index.latestOf(conversationId, SESSION);
}

function partsOf(exchange: IndexedExchange, match: WordMatch | undefined, similarity: number, now: number): MemoryParts {
  return { similarity: round(similarity), lexical: round(match?.lexical ?? 0), topics: round(match?.topics ?? 0), recency: round(recencyOf(exchange.at, now)) };
}

function toItem(exchange: IndexedExchange, parts: MemoryParts, scores: Record<MemoryRanking, number>, ranking: MemoryRanking): MemoryItem {
  return {
    id: exchange.id,
    kind: 'chat',
    text: textOf(exchange),
    question: exchange.content,
    reply: exchange.response,
    at: new Date(exchange.at).toISOString(),
    conversationId: exchange.sessionId,
    sourceMessageIds: [...exchange.sources],
    score: round(scores[ranking]),
    parts,
    scores: { measured: round(scores.measured), specified: round(scores.specified) },
  };
}

/** An exchange as one text. */
export function textOf({ content, response }: { readonly content: string; readonly response: string | null }): string {
  return [content === '' ? '' : `Customer: ${content}`, response === null ? '' : `Reply: ${response}`].filter((line) => line !== '').join('\n');
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
