import type { EscalationReason, EscalationView } from '@rapport/contracts';

type Priority = EscalationView['priority'];

/** Minutes within which a person should have looked. */
const MINUTES: Readonly<Record<Priority, number>> = { urgent: 5, high: 30, normal: 240 };

/** How soon a person must come, by the reason; a red flag's priority follows its severity. */
export function priorityOf(reason: EscalationReason, severity?: 'low' | 'medium' | 'high'): Priority {
  if (reason === 'red_flag') return severity === 'high' ? 'urgent' : 'high';
  return reason === 'asked_for_person' || reason === 'provider_down' ? 'high' : 'normal';
}

export function dueAt(priority: Priority, now: Date): Date {
  return new Date(now.getTime() + MINUTES[priority] * 60_000);
}
