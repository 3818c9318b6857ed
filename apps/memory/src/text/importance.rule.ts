import { contentTokens } from '@rapport/language';

const WEIGHTY = new Set(['complaint', 'booking', 'account', 'human']);
/** So many words that carry meaning make a message as weighty as its length can. */
const FULL = 20;

/** What is known of an exchange when it is weighed. */
export interface Weighed {
  readonly question: string;
  readonly intent: string | null;
  /** How many facts it told. */
  readonly facts: number;
}

/**
 * How much it would matter to forget an exchange, 0 to 1 (system row E1): what it told of the customer, what it was about, how much was said.
 * Small talk has the least.
 */
export function importanceOf({ question, intent, facts }: Weighed): number {
  if (intent === 'smalltalk' && facts === 0) return 0.1;
  const said = Math.min(1, contentTokens(question).length / FULL);
  const weight = 0.2 + 0.25 * said + (intent !== null && WEIGHTY.has(intent) ? 0.2 : 0) + Math.min(0.35, 0.2 * facts);
  return Math.round(weight * 100) / 100;
}
