import type { EscalationReason } from '@rapport/contracts';
import { type AppError, type ErrorCode, isAppError, replyOf } from '@rapport/errors';
import { dueAt, priorityOf } from '../../escalation/escalation-clock.rule.js';
import { handOverSentence } from '../../escalation/holding-reply.rule.js';
import type { Conclusion } from './conclusion.types.js';

/** Faults of whoever was asked, as against faults of ours. */
const PROVIDER_FAULTS: ReadonlySet<ErrorCode> = new Set(['unavailable', 'timeout', 'rate_limited', 'unauthenticated']);

export function reasonOf(error: unknown): EscalationReason {
  return isAppError(error) && PROVIDER_FAULTS.has(error.code) ? 'provider_down' : 'turn_failed';
}

/**
 * The visible end of a turn that can't be answered: an apology, and a person is called. A reply of which the customer has read a
 * part is closed instead.
 *
 * @param error what stood in the way
 * @param shown the part that the customer has read
 * @param contact whom the customer is told about
 */
export function apology(error: unknown, shown: string, contact: string | undefined, now: Date): Conclusion {
  const reason = reasonOf(error);
  const priority = priorityOf(reason);
  const code: AppError['code'] = isAppError(error) ? error.code : 'internal';
  const text = shown === '' ? replyOf(code) : `${shown} ${handOverSentence(contact)}`;
  return {
    event: 'fail',
    reply: { text, metadata: { agent: 'apology' } },
    call: { reason, topic: null, priority, dueAt: dueAt(priority, now) },
    explanation: { kind: 'apology', code },
    onlyWhileActive: true,
  };
}
