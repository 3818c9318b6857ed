import { z } from 'zod';
import { moment } from './time.contract.js';

export const escalationReason = z.enum(['red_flag', 'asked_for_person', 'failed_checks', 'provider_down', 'turn_failed', 'no_answer', 'staff']);
export type EscalationReason = z.infer<typeof escalationReason>;

export const escalationPriority = z.enum(['normal', 'high', 'urgent']);
export const escalationState = z.enum(['open', 'assigned', 'resolved']);

export const escalationView = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  messageId: z.uuid().nullable(),
  reason: escalationReason,
  /** Topic of a red flag, `suicide`; null for other reasons. */
  topic: z.string().nullable(),
  priority: escalationPriority,
  state: escalationState,
  assigneeId: z.uuid().nullable(),
  createdAt: moment,
  /** Until when a person should have looked at it. */
  dueAt: moment,
  resolvedAt: moment.nullable(),
});
export type EscalationView = z.infer<typeof escalationView>;
