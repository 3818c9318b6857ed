import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { moment } from '../shape/time.contract.js';
import { factView, memoryProfile } from './memory-view.contract.js';

/** An interaction with all that is kept of it. */
export const keptInteraction = z.object({
  id: z.uuid(),
  type: z.string(),
  source: z.enum(['turn', 'api', 'import']),
  content: z.string(),
  response: z.string().nullable(),
  context: z.record(z.string(), z.unknown()),
  channel: z.string().nullable(),
  intent: z.string().nullable(),
  topics: z.array(z.string()),
  importance: z.number(),
  /** Of what the customer said, -1 to 1; null where it was not measured. */
  sentiment: z.number().nullable().optional(),
  conversationId: z.string().nullable(),
  sourceMessageIds: z.array(z.string()),
  archived: z.boolean(),
  embeddings: z.array(z.object({ part: z.enum(['message', 'reply']), model: z.string() })),
  at: moment,
});

/** Everything that memory knows of the scope's one customer, past facts too; interactions page by page. */
export const memoryExport = defineRequest(
  'memory.export',
  'memory',
  z.object({ cursor: z.string().max(200).nullable(), limit: z.number().int().min(1).max(500) }),
  z.object({
    profile: memoryProfile,
    /** All facts, those that no longer hold too; on the first page only. */
    facts: z.array(factView),
    interactions: z.array(keptInteraction),
    nextCursor: z.string().nullable(),
  }),
  { timeoutMs: 15_000 },
);
