import type { EscalationReason, EscalationView } from '@rapport/contracts';
import type { MessageMetadata } from '../../message/message-metadata.types.js';
import type { TurnEvent } from '../turn.machine.js';

/** A person who is called. */
export interface Call {
  readonly reason: EscalationReason;
  readonly topic: string | null;
  readonly priority: EscalationView['priority'];
  readonly dueAt: Date;
}

/** How a turn ends. */
export interface Conclusion {
  readonly event: Exclude<TurnEvent, 'start'>;
  /** The one reply; null where the assistant is silent. */
  readonly reply: { readonly text: string; readonly metadata: MessageMetadata } | null;
  readonly call: Call | null;
  readonly explanation: Readonly<Record<string, unknown>> | null;
  /** Only while no person has been called: what was written meanwhile must not be said any more. */
  readonly onlyWhileActive: boolean;
}
