import { z } from 'zod';

/** A chunk of knowledge as search returns it. Scores are 0 to 1, the parts before weighting. */
export const passage = z.object({
  ref: z.string(),
  chunkId: z.uuid(),
  documentId: z.uuid(),
  title: z.string(),
  headings: z.array(z.string()),
  /** Page of a PDF, slide of a presentation; null where there are none. */
  page: z.number().int().nullable().optional(),
  text: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  score: z.number(),
  vectorScore: z.number(),
  lexicalScore: z.number(),
});
export type Passage = z.infer<typeof passage>;
