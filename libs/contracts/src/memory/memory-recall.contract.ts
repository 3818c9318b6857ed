import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { memoryItem, memoryProfile, memoryRanking } from './memory-view.contract.js';

/** What is remembered of the scope's one customer that bears on a question. */
export const memoryRecall = defineRequest(
  'memory.recall',
  'memory',
  z.object({
    query: z.string().max(4_000),
    limit: z.number().int().min(1).max(50).default(5),
    /** The session: its last exchanges are candidates whatever they are about. */
    conversationId: z.string().max(200).optional(),
    /** Leaves out what is in the prompt already: so many of the last exchanges of that conversation. */
    exceptLast: z.number().int().min(0).max(50).default(0),
    /** Another ranking than the one of the settings. */
    ranking: memoryRanking.optional(),
  }),
  z.object({ items: z.array(memoryItem), profile: memoryProfile, ranking: memoryRanking, elapsedMs: z.number() }),
  { timeoutMs: 2_000, concurrency: 64 },
);
