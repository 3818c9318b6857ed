import type { EscalationView } from '@rapport/contracts';

export type EscalationState = EscalationView['state'];
export type EscalationEvent = 'assign' | 'resolve';

const TRANSITIONS: Readonly<Record<EscalationState, Partial<Record<EscalationEvent, EscalationState>>>> = {
  open: { assign: 'assigned', resolve: 'resolved' },
  assigned: { assign: 'assigned', resolve: 'resolved' },
  resolved: {},
};

export const ESCALATION_STATES = Object.keys(TRANSITIONS) as readonly EscalationState[];

export function nextEscalationState(state: EscalationState, event: EscalationEvent): EscalationState | undefined {
  return TRANSITIONS[state][event];
}

/** The states in which an event can happen: what a guarded update asks for. */
export function escalationStatesBefore(event: EscalationEvent): EscalationState[] {
  return ESCALATION_STATES.filter((state) => nextEscalationState(state, event) !== undefined);
}
