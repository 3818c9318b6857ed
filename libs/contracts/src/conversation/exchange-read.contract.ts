import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { citation } from '../shape/citation.contract.js';
import { channel } from '../shape/channel.contract.js';
import { intent } from '../shape/intent.contract.js';
import { moment } from '../shape/time.contract.js';

/** What produced a reply, kept with every rating of it. */
export const produced = z.object({
  provider: z.string(),
  model: z.string(),
  promptVersion: z.string(),
  persona: z.string(),
  severity: z.number(),
  mode: z.string(),
  responseMs: z.number(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  costUsd: z.number().nullable(),
  arm: z.string().nullable(),
});

/** Question and answer of one reply, for services that learn from it after the turn. */
export const exchangeRead = defineRequest(
  'exchange.read',
  'conversation',
  z.object({ replyId: z.uuid() }),
  z.object({
    replyId: z.uuid(),
    turnId: z.uuid(),
    conversationId: z.uuid(),
    customerId: z.uuid(),
    question: z.string(),
    answer: z.string(),
    agent: z.string(),
    intent: intent.nullable(),
    confidence: z.number().nullable(),
    citations: z.array(citation),
    produced,
    channel: channel.optional(),
    /** The customer's messages that the reply answers, in order. */
    questionIds: z.array(z.uuid()).optional(),
    /** When the first of them came. */
    askedAt: moment.optional(),
  }),
);
