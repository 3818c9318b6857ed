import { z } from 'zod';
import { citation } from '../shape/citation.contract.js';
import { intent } from '../shape/intent.contract.js';
import { messageView } from '../shape/message-view.contract.js';
import { pageOf } from '../shape/page.contract.js';
import { moment } from '../shape/time.contract.js';

export const messageCreateBody = z.strictObject({
  text: z.string().trim().min(1).max(8_000).meta({ example: "What's your cancellation policy?" }),
});
export type MessageCreateBody = z.infer<typeof messageCreateBody>;

export const messageCreateQuery = z.strictObject({ wait: z.enum(['reply']).optional() });
export type MessageCreateQuery = z.infer<typeof messageCreateQuery>;

const received = z.object({ id: z.uuid(), conversationId: z.uuid(), text: z.string(), receivedAt: moment });

/** The message is stored and will be answered. */
export const messageAccepted = z.object({ message: received, status: z.enum(['accepted', 'pending']) });
export type MessageAccepted = z.infer<typeof messageAccepted>;

export const replyView = z.object({
  id: z.uuid(),
  text: z.string(),
  citations: z.array(citation),
  agent: z.string().nullable(),
  intent: intent.nullable(),
  confidence: z.number().nullable(),
});
export type ReplyView = z.infer<typeof replyView>;

/** How the turn of a message ended. `reply` is null when a person has the conversation and the assistant is silent. */
export const messageAnswered = z.object({
  message: received,
  reply: replyView.nullable(),
  status: z.enum(['answered', 'escalated', 'failed']),
});
export type MessageAnswered = z.infer<typeof messageAnswered>;
export const messagePage = pageOf(messageView);

/** The passage behind a citation of a reply. */
export const sourceView = z.object({
  ref: z.string(),
  title: z.string(),
  headings: z.array(z.string()),
  /** Absent where the document has no pages. */
  page: z.number().int().optional(),
  text: z.string(),
  quote: z.string(),
});
export type SourceView = z.infer<typeof sourceView>;
