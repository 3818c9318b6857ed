import { z } from 'zod';
import { citation } from './citation.contract.js';
import { intent } from './intent.contract.js';
import { moment } from './time.contract.js';

export const messageRole = z.enum(['customer', 'assistant', 'staff', 'system']);
export type MessageRole = z.infer<typeof messageRole>;

/** A message as callers see it. `seq` grows by one inside its conversation and is the order of arrival. */
export const messageView = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  seq: z.number().int(),
  role: messageRole,
  text: z.string(),
  createdAt: moment,
  inReplyTo: z.uuid().nullable(),
  citations: z.array(citation),
  agent: z.string().nullable(),
  intent: intent.nullable(),
  confidence: z.number().nullable(),
  delivery: z.enum(['received', 'queued', 'sent', 'delivered', 'failed', 'unknown']),
});
export type MessageView = z.infer<typeof messageView>;
