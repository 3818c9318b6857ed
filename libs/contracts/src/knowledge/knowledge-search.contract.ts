import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { passage } from '../shape/passage.contract.js';

export const knowledgeSearch = defineRequest(
  'knowledge.search',
  'knowledge',
  z.object({
    query: z.string().min(1).max(4_000),
    limit: z.number().int().min(1).max(50).default(5),
    category: z.string().max(60).optional(),
    tags: z.array(z.string().max(60)).max(20).optional(),
  }),
  z.object({ passages: z.array(passage), elapsedMs: z.number() }),
);
