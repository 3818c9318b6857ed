import type { WorkspaceProfile } from '@rapport/contracts';
import { assertUnreachable } from '@rapport/errors';
import { crisisReply, type RedFlag } from '@rapport/safety';
import { dueAt, priorityOf } from '../escalation/escalation-clock.rule.js';
import { holdingReply } from '../escalation/holding-reply.rule.js';
import type { Conclusion } from '../turn/ending/conclusion.types.js';
import { silence } from '../turn/ending/silence.rule.js';
import type { Gravity } from './gravity.rule.js';
import type { Reception } from './intake.rule.js';

/** A message as it was read on arrival. */
export interface Reading {
  readonly text: string;
  readonly receivedAt: string;
  readonly flags: readonly RedFlag[];
  readonly gravity: Gravity;
  readonly asksForPerson: boolean;
}

/** A message of which nothing is known but its words. */
export function unread({ text, receivedAt }: Pick<Reading, 'text' | 'receivedAt'>): Reading {
  return { text, receivedAt, flags: [], gravity: { severity: null, topics: [] }, asksForPerson: false };
}

/**
 * How a turn ends that needs no model: made of words and data of this process alone, so that it works with everything else down.
 *
 * @param workspace null when it can't be had: then no country and no name are known
 * @returns null for a message that goes its usual way
 */
export function conclusionFor(reception: Reception, reading: Reading, workspace: WorkspaceProfile | null, now: Date): Conclusion | null {
  switch (reception) {
    case 'turn':
      return null;
    case 'silence':
      return silence('');
    case 'crisis':
      return crisis(reading, workspace, now);
    case 'hand_over':
      return handOver(workspace, now);
    default:
      return assertUnreachable(reception);
  }
}

function crisis({ flags, gravity }: Reading, workspace: WorkspaceProfile | null, now: Date): Conclusion {
  const priority = priorityOf('red_flag', gravity.severity ?? 'high');
  return {
    event: 'escalate',
    reply: { text: crisisReply(workspace?.country ?? null, flags), metadata: { agent: 'crisis' } },
    call: { reason: 'red_flag', topic: gravity.topics[0] ?? null, priority, dueAt: dueAt(priority, now) },
    explanation: { kind: 'crisis', severity: gravity.severity, topics: gravity.topics, country: workspace?.country ?? null },
    onlyWhileActive: false,
  };
}

function handOver(workspace: WorkspaceProfile | null, now: Date): Conclusion {
  const priority = priorityOf('asked_for_person');
  return {
    event: 'escalate',
    reply: { text: holdingReply('asked_for_person', workspace?.escalationContact), metadata: { agent: 'hand_over', intent: 'human', confidence: 1 } },
    call: { reason: 'asked_for_person', topic: null, priority, dueAt: dueAt(priority, now) },
    explanation: { kind: 'hand_over', because: 'the customer asked for a person' },
    onlyWhileActive: false,
  };
}
