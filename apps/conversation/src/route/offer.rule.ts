import type { Intent } from '@rapport/contracts';

/** What a person would do where no agent of ours acts yet. */
const TASKS: Partial<Record<Intent, string>> = {
  booking: 'help you with your booking',
  complaint: 'look into this with you',
  account: 'look this up for you',
};

/** The last sentence of a reply that only informs where the customer wants something done; null when there is nothing to offer. */
export function offerOf(intent: Intent): string | null {
  const task = TASKS[intent];
  return task === undefined ? null : `If you would like, I can ask a person on our team to ${task}.`;
}
