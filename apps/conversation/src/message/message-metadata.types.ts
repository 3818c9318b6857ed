import type { Citation, Intent, ReplyOf, exchangeRead } from '@rapport/contracts';

/** What is kept beside the text of a message; which parts there are depends on its role. */
export interface MessageMetadata {
  /** Of a customer's message that gave cause for care. */
  readonly redFlag?: { readonly severity: 'low' | 'medium' | 'high'; readonly topics: readonly string[] };
  /** Of a reply: who wrote it. */
  readonly agent?: string;
  readonly intent?: Intent;
  readonly confidence?: number | null;
  readonly citations?: readonly Citation[];
  /** Of a reply: model, prompt and cost, as ratings keep them. */
  readonly produced?: ReplyOf<typeof exchangeRead>['produced'];
  /** Length of the reply without its line of sources, where it ends with one. */
  readonly bodyLength?: number;
  /** The reply offers a person: a plain yes to it is a request for one. */
  readonly offersPerson?: boolean;
}
