import { z } from 'zod';
import { defineEvent } from '../message/define.contract.js';

/**
 * A round of an erasure has begun: each service removes what it keeps of the customer, in small transactions, and notes what it did with
 * `erasure.note`. Whose erasure it is stands in no delivery: who handles it asks for `erasure.read`.
 */
export const erasureStarted = defineEvent(
  'erasure.started',
  ['conversation', 'knowledge', 'feedback', 'fine-tuning', 'memory'],
  z.object({ erasureId: z.uuid(), round: z.number().int() }),
  { maxAttempts: 20 },
);
