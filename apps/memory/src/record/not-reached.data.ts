import type { ErasureReceipt } from '@rapport/contracts';

/** The stores that hold something of a customer and that forgetting his memory does not touch. */
export const NOT_REACHED: ErasureReceipt['notReached'] = [
  { store: 'ai.conversations, ai.messages, ai.turns', why: 'The conversations themselves are kept; what is said in them from now on is learned anew.' },
  { store: 'support.inbound, support.outbound, identity.idempotency_keys', why: 'The door keeps what came in and went out.' },
  { store: 'identity.customers, identity.customer_identifiers', why: 'The customer stays known by name and identifiers.' },
  { store: 'ai.response_feedback, ai.training_data, ai.training_examples', why: 'Ratings, examples and datasets keep the exchanges that they were made of.' },
  { store: 'support.escalations', why: 'Calls for a person stay.' },
  { store: 'ai.import_lines', why: 'Lines of an import that still waits are remembered when their turn comes.' },
  { store: 'word indexes of other processes', why: 'They are checked against the database with each recall and go within 5 minutes.' },
];
