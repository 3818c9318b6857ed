import { memoryRanking } from '@rapport/contracts';
import { z } from 'zod';

/** The settings of the memory service. */
export const memoryConfig = z.object({
  RAPPORT_MEMORY_RANKING: memoryRanking.default('measured').describe('How memories are ranked: measured (found the most evidence) or specified (0.3 recency + 0.4 topics + 0.3 similarity).'),
  RAPPORT_MEMORY_LIVE: z.coerce.number().int().min(10).max(100_000).default(1_000).describe('Live interactions kept for each customer; beyond that the least important are archived.'),
  RAPPORT_MEMORY_INDEXED: z.coerce.number().int().min(1_000).max(5_000_000).default(30_000).describe('Interactions whose words one process keeps at hand; more customers at once means more memory.'),
});
export type MemoryConfig = z.output<typeof memoryConfig>;

/** Injection token of the parsed settings. */
export const MEMORY_CONFIG = Symbol('MEMORY_CONFIG');
