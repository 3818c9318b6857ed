import { z } from 'zod';
import { passage } from '../shape/passage.contract.js';

export const searchQuery = z.strictObject({
  q: z.string().trim().min(1).max(4_000).meta({ example: 'cancellation policy' }),
  limit: z.coerce.number().int().min(1).max(50).default(5),
  category: z.string().min(1).max(60).optional(),
});
export type SearchQuery = z.infer<typeof searchQuery>;
export const searchAnswer = z.object({ passages: z.array(passage), elapsedMs: z.number() });
