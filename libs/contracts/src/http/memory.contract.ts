import { z } from 'zod';
import { keptInteraction } from '../memory/memory-export.contract.js';
import { factView, memoryEntry, memoryProfile, memoryRanking } from '../memory/memory-view.contract.js';
import { moment } from '../shape/time.contract.js';
import { customerView } from './customer.contract.js';
import { listQuery } from './list-query.contract.js';

/** The customer and one memory in a route's path. */
export const memoryParam = z.strictObject({ id: z.uuid(), memoryId: z.uuid() });
export type MemoryParam = z.infer<typeof memoryParam>;

/** With `q` the memories come in recall order, without it the newest first. */
export const memoryListQuery = listQuery.extend({
  q: z.string().trim().min(1).max(4_000).optional().meta({ example: 'Which seat do they like?' }),
  ranking: memoryRanking.optional(),
});
export type MemoryListQuery = z.infer<typeof memoryListQuery>;

export const memoryPage = z.object({
  data: z.array(memoryEntry),
  nextCursor: z.string().nullable(),
  profile: memoryProfile.nullable(),
  ranking: memoryRanking.nullable(),
});
export type MemoryPage = z.infer<typeof memoryPage>;

export const memoryPatchBody = z.strictObject({ value: z.string().trim().min(1).max(500).meta({ example: 'Ana' }) });
export type MemoryPatchBody = z.infer<typeof memoryPatchBody>;

const contextText = z.string().max(2_000);

export const interactionCreateBody = z.strictObject({
  type: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{1,39}$/, 'must be capitals, digits and underscores, like PAGE_VIEW')
    .refine((type) => type !== 'CHAT', 'is kept for conversations')
    .meta({ example: 'PAGE_VIEW' }),
  content: contextText.default('').meta({ example: 'Looked at the wedding menu' }),
  page: z.strictObject({ url: contextText.optional(), title: contextText.optional(), referrer: contextText.optional() }).optional(),
  context: z.record(z.string().max(100), z.union([contextText, z.number(), z.boolean(), z.null()])).default({}),
  at: moment.optional(),
});
export type InteractionCreateBody = z.infer<typeof interactionCreateBody>;

export const interactionCreated = z.object({ id: z.uuid(), type: z.string(), at: moment });

/** Everything that memory knows of a customer. */
export const customerExport = z.object({
  customer: customerView,
  profile: memoryProfile,
  /** Those that no longer hold too. */
  facts: z.array(factView),
  interactions: z.array(keptInteraction),
  exportedAt: moment,
});
export type CustomerExport = z.infer<typeof customerExport>;
