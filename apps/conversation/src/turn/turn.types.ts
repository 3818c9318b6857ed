import type { CheckedSentence } from '@rapport/agent-kit';
import type { AgentDraft, AgentTask, Channel, Citation, EscalationReason, MemoryRanking, Passage, RememberedExchange, RememberedProfile, WorkspaceProfile } from '@rapport/contracts';
import type { MessageRow } from '../message/message.repository.js';

/** A turn that is being answered, with what was said before it. */
export interface OpenTurn {
  readonly id: string;
  readonly replyId: string;
  readonly conversationId: string;
  readonly customerId: string;
  readonly channel: Channel;
  /** A person has the conversation: the assistant must be silent. */
  readonly handedOver: boolean;
  /** What the customer was shown of the reply in an earlier try. */
  readonly released: string;
  /** The customer's messages of this turn, in order. */
  readonly messages: readonly MessageRow[];
  /** Their texts, joined. */
  readonly question: string;
  /** The same made to stand alone, with the subject of what was said before. */
  readonly standaloneQuestion: string;
  readonly inReplyTo: string;
  readonly history: AgentTask['history'];
  /** The reply before this turn offered a person. */
  readonly personOffered: boolean;
  readonly createdAt: Date;
}

/** What is remembered of the customer. */
export interface Remembered {
  /** By which rule the memories were put in order. */
  readonly ranking: MemoryRanking;
  readonly profile: RememberedProfile;
  readonly memories: readonly RememberedExchange[];
}

/** What the context step brings together. */
export interface TurnContext {
  readonly workspace: WorkspaceProfile;
  readonly customer: { readonly name: string | null; readonly emails: readonly string[]; readonly phones: readonly string[] };
  readonly passages: readonly Passage[];
  /** Null when memory did not answer in time: the turn goes on without. */
  readonly remembered: Remembered | null;
}

/** What the checks must know of the draft that a sentence stands in. */
export interface DraftFacts {
  /** It says that nothing was found. */
  readonly abstained: boolean;
  /** What the model was given; null while it is still writing. */
  readonly prompt: string | null;
}

/** Names what is wrong with a sentence; without any problem it may leave. */
export type DraftCheck = (sentence: string, facts: DraftFacts) => readonly string[];

/** A reply as it will be stored, before the last sentences that depend on intent and channel. */
export interface Answer {
  readonly agent: string;
  readonly text: string;
  readonly confidence: number | null;
  readonly abstained: boolean;
  readonly citations: readonly Citation[];
  /** Why a person is called, or null. */
  readonly escalate: EscalationReason | null;
  readonly draft: AgentDraft | null;
  readonly checks: readonly CheckedSentence[];
  readonly repaired: boolean;
}
