import type { FoundFact } from '../fact/fact.types.js';

/** An exchange as it is told to memory, whoever tells it. */
export interface ToldExchange {
  readonly customerId: string;
  readonly source: 'turn' | 'import';
  /** The same for the same exchange: it is remembered once. */
  readonly sourceKey: string;
  /** The customer's words; empty when somebody else spoke first. */
  readonly question: string;
  /** What was answered; null when nothing was. */
  readonly reply: string | null;
  readonly channel: string | null;
  readonly intent: string | null;
  readonly sessionId: string | null;
  readonly questionIds: readonly string[];
  readonly replyIds: readonly string[];
  readonly at: Date;
  /** False where what was said is no place to learn facts from, a crisis for example. */
  readonly tellsFacts: boolean;
  readonly context: Readonly<Record<string, unknown>>;
}

/** The same made ready: secrets out, facts found, weighed, embedded. */
export interface PreparedExchange extends ToldExchange {
  readonly id: string;
  readonly facts: readonly (FoundFact & { readonly id: string })[];
  readonly topics: readonly string[];
  readonly importance: number;
  /** Of the customer's words, -1 to 1; null where there are none. */
  readonly sentiment: number | null;
  readonly embeddingModel: string;
  readonly questionVector: ArrayLike<number> | null;
  readonly replyVector: ArrayLike<number> | null;
}
