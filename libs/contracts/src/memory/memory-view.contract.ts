import { z } from 'zod';
import { moment } from '../shape/time.contract.js';

/** The two rules by which memories are put in order (system row E2): both are computed, one decides. */
export const memoryRanking = z.enum(['measured', 'specified']);
export type MemoryRanking = z.infer<typeof memoryRanking>;

/** What a learned fact is about. */
export const factKind = z.enum(['profile', 'personal_info', 'preference', 'negative_preference', 'interest', 'goal', 'milestone', 'struggle']);
export type FactKind = z.infer<typeof factKind>;

/** Who says that a fact holds: the rules on the customer's words, staff, or a model. */
export const factSource = z.enum(['rules', 'staff', 'model']);

/** Something a customer said of himself, with the time in which it holds. Superseded by a later one, never overwritten. */
export const factView = z.object({
  id: z.uuid(),
  kind: factKind,
  /** What it decides: facts of one slot contradict each other, as in `company`. */
  slot: z.string(),
  value: z.string(),
  text: z.string(),
  confidence: z.number(),
  /** How often it was said. */
  times: z.number().int(),
  source: factSource,
  sourceMessageId: z.string().nullable(),
  validFrom: moment,
  /** Null while it holds. */
  validTo: moment.nullable(),
});
export type FactView = z.infer<typeof factView>;

/** The parts of a score before weighting, each 0 to 1. */
export const memoryParts = z.object({
  /** Cosine of the nearer of its two texts; 0 when it was embedded by another model. */
  similarity: z.number(),
  /** BM25 over this customer's exchanges, with their neighbours in the conversation. */
  lexical: z.number(),
  /** Share of the topics asked for. */
  topics: z.number(),
  /** Linear over 30 days. */
  recency: z.number(),
});
export type MemoryParts = z.infer<typeof memoryParts>;

/** An exchange with the customer, as it is recalled. */
export const memoryItem = z.object({
  id: z.uuid(),
  /** `chat`, or the kind of an interaction that is no chat: `PAGE_VIEW`. */
  kind: z.string(),
  text: z.string(),
  /** The customer's words and the reply, apart. */
  question: z.string(),
  reply: z.string().nullable(),
  at: moment,
  conversationId: z.string().nullable(),
  /** Ids of the messages it comes from; of imported ones the ids of the system they come from. */
  sourceMessageIds: z.array(z.string()),
  /** By the ranking that decided. */
  score: z.number(),
  parts: memoryParts,
  scores: z.object({ measured: z.number(), specified: z.number() }),
});
export type MemoryItem = z.infer<typeof memoryItem>;

/** What is known of a customer: the facts that hold, and how and when he writes. */
export const memoryProfile = z.object({
  /** What the customer asked to be called. */
  name: z.string().nullable(),
  /** Company, role, industry and the like, each with the fact that it rests on. */
  fields: z.record(z.string(), factView),
  /** All other facts that hold, the surest first. */
  facts: z.array(factView),
  interactions: z.number().int(),
  /** How often each channel was used. */
  channels: z.record(z.string(), z.number().int()),
  /** Messages by hour of the day in UTC. */
  activeHours: z.record(z.string(), z.number().int()),
  firstSeenAt: moment.nullable(),
  lastSeenAt: moment.nullable(),
});
export type MemoryProfile = z.infer<typeof memoryProfile>;

/** One line of what is kept of a customer: a fact or an exchange. */
export const memoryEntry = z.object({
  id: z.uuid(),
  kind: z.string(),
  text: z.string(),
  at: moment,
  confidence: z.number().nullable(),
  importance: z.number().nullable(),
  conversationId: z.string().nullable(),
  sourceMessageIds: z.array(z.string()),
  /** With a question: the exchange as it was recalled, with its score and the parts of it. */
  recalled: memoryItem.nullable(),
});
export type MemoryEntry = z.infer<typeof memoryEntry>;
