import type { MemoryItem, MemoryRanking } from '@rapport/contracts';
import type { IndexedExchange, MemoryIndex, WordMatch } from './memory-index.rule.js';
import { asksForRecent, type Parts, recencyOf, scoresOf } from './ranking.rule.js';

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

/** Exchanges that words or the session bring in. */
export interface Candidates {
  readonly byWords: ReadonlyMap<string, WordMatch>;
  readonly session: ReadonlySet<string>;
}

/** What the ranking must know beside them. */
export interface Recalled {
  /** Cosine by exchange, of the near ones and of the candidates. */
  readonly similarities: ReadonlyMap<string, number>;
  readonly ranking: MemoryRanking;
  readonly embeddingModel: string;
  /** ms since 1970. */
  readonly now: number;
}

interface Scored {
  readonly exchange: IndexedExchange;
  readonly parts: Parts;
  readonly scores: Record<MemoryRanking, number>;
}

export function candidatesOf(index: MemoryIndex, question: Question): Candidates {
  const byWords = new Map(index.search(question.query).slice(0, BEST_BY_WORDS).map((match) => [match.id, match]));
  return { byWords, session: new Set(sessionOf(index, question).map(({ id }) => id)) };
}

/** The memories that bear on a question, the best first by the ranking that decides; the scores of both stand beside. */
export function itemsOf(index: MemoryIndex, question: Question, { byWords, session }: Candidates, recalled: Recalled): MemoryItem[] {
  const { similarities, ranking, embeddingModel, now } = recalled;
  const left = new Set(question.conversationId === undefined ? [] : index.latestOf(question.conversationId, question.exceptLast).map(({ id }) => id));
  const asked = { recentWanted: asksForRecent(question.query), embeddingModel };
  const scored: Scored[] = [];
  for (const id of new Set([...byWords.keys(), ...similarities.keys(), ...session])) {
    const exchange = index.get(id);
    if (!exchange || left.has(id)) continue;
    const match = byWords.get(id);
    const parts = { similarity: similarities.get(id) ?? null, lexical: match?.lexical ?? 0, topics: match?.topics ?? 0, recency: recencyOf(exchange.at, now) };
    if (parts.lexical === 0 && (parts.similarity ?? 0) < LEAST_SIMILARITY && !session.has(id)) continue;
    scored.push({ exchange, parts, scores: scoresOf(parts, asked) });
  }
  scored.sort((a, b) => b.scores[ranking] - a.scores[ranking] || b.exchange.at - a.exchange.at);
  return scored.slice(0, question.limit).map((one) => toItem(one, ranking));
}

function sessionOf(index: MemoryIndex, { conversationId }: Question): IndexedExchange[] {
  return conversationId === undefined ? [] : index.latestOf(conversationId, SESSION);
}

function toItem({ exchange, parts, scores }: Scored, ranking: MemoryRanking): MemoryItem {
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
    parts: { similarity: round(parts.similarity ?? 0), lexical: round(parts.lexical), topics: round(parts.topics), recency: round(parts.recency) },
    scores: { measured: round(scores.measured), specified: round(scores.specified) },
  };
}

/** An exchange as one text. */
export function textOf({ content, response }: { readonly content: string; readonly response: string | null }): string {
  return [content === '' ? '' : `Customer: ${content}`, response === null ? '' : `Reply: ${response}`].filter((line) => line !== '').join('\n');
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
