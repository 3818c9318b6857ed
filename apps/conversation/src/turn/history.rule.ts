import type { AgentTask } from '@rapport/contracts';
import type { MessageRow } from '../message/message.repository.js';

/** How many exchanges an agent is given. */
const EXCHANGES = 10;

/** How many messages are enough for that: bursts and sent-in messages of staff make an exchange longer than two. */
export const TRANSCRIPT_LENGTH = 60;

export interface Transcript {
  /** The customer's messages of the turn, in order. */
  readonly own: readonly MessageRow[];
  readonly history: AgentTask['history'];
  readonly personOffered: boolean;
}

/**
 * Parts a transcript into what is to be answered and what was said before.
 *
 * @param rows messages in order
 * @param turnId the turn that is being answered
 */
export function readTranscript(rows: readonly MessageRow[], turnId: string): Transcript {
  const own = rows.filter((row) => row.turnId === turnId && row.role === 'customer');
  const before = rows.filter((row) => row.turnId !== turnId);
  const lastReply = before.findLast((row) => row.role === 'assistant' || row.role === 'staff');
  return {
    own,
    history: lastExchanges(before).flatMap(({ role, content, metadata }) =>
      role === 'system' ? [] : [{ role, text: content.slice(0, metadata.bodyLength ?? content.length) }],
    ),
    personOffered: lastReply?.metadata.offersPerson === true,
  };
}

/** An exchange begins where the customer speaks after somebody else. */
function lastExchanges(rows: readonly MessageRow[]): readonly MessageRow[] {
  let begun = 0;
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const begins = rows[at]?.role === 'customer' && rows[at - 1]?.role !== 'customer';
    if (begins) begun += 1;
    if (begun === EXCHANGES) return rows.slice(at);
  }
  return rows;
}
