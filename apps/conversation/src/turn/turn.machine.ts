export type TurnState = 'received' | 'running' | 'answered' | 'escalated' | 'failed';
export type TurnEvent = 'start' | 'answer' | 'escalate' | 'fail';

/**
 * `received` gathers the messages of a burst, `running` is being answered; the other three are ends. A turn that only gathered
 * may be escalated (a red flag, a person has taken over) or fail (nobody came for it in time), but not be answered.
 */
const TRANSITIONS: Readonly<Record<TurnState, Partial<Record<TurnEvent, TurnState>>>> = {
  received: { start: 'running', escalate: 'escalated', fail: 'failed' },
  running: { answer: 'answered', escalate: 'escalated', fail: 'failed' },
  answered: {},
  escalated: {},
  failed: {},
};

export const TURN_STATES = Object.keys(TRANSITIONS) as readonly TurnState[];

/** The state after an event, or undefined where the event can't happen. */
export function nextTurnState(state: TurnState, event: TurnEvent): TurnState | undefined {
  return TRANSITIONS[state][event];
}

/** The states in which an event can happen: what a guarded update asks for. */
export function turnStatesBefore(event: TurnEvent): TurnState[] {
  return TURN_STATES.filter((state) => nextTurnState(state, event) !== undefined);
}
