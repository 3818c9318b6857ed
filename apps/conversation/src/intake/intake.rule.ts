import type { ConversationStatus } from '@rapport/contracts';

/** What is to be done with a message as soon as it is stored. */
export type Reception = 'crisis' | 'hand_over' | 'silence' | 'turn';

export interface Arrival {
  readonly status: ConversationStatus;
  /** The gravest red flag in the message. */
  readonly severity: 'low' | 'medium' | 'high' | null;
  readonly asksForPerson: boolean;
  /** A red flag of this conversation is waiting for a person already. */
  readonly redFlagOpen: boolean;
  /** A person has taken the conversation: the assistant never speaks between them. */
  readonly taken: boolean;
}

/**
 * A red flag comes first, also where another matter has already been handed over; while one is open, and once a person has
 * the conversation, the assistant is silent.
 */
export function receptionOf({ status, severity, asksForPerson, redFlagOpen, taken }: Arrival): Reception {
  const grave = severity === 'medium' || severity === 'high';
  if (grave && !redFlagOpen && !taken) return 'crisis';
  if (status === 'escalated') return 'silence';
  return asksForPerson ? 'hand_over' : 'turn';
}
