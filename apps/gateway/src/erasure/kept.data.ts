import type { ErasureView } from '@rapport/contracts';

/** What an erasure leaves, and why. */
export const KEPT: ErasureView['kept'] = [
  { store: 'identity.erasures', why: 'This receipt: the id that the customer had, counts and times.' },
  { store: 'identity.audit_log', why: 'That somebody acted on the customer stays known; in the place of the customer stands the id of this receipt.' },
  { store: 'ai.kb_chunks, ai.errors, ai.training_datasets', why: 'Counts and kinds of what happened, in which nobody can be told any more.' },
  { store: 'memory of running processes', why: 'Words of the customer that a process had at hand for recall are never used again and go within 5 minutes.' },
];
