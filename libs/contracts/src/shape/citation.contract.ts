import { z } from 'zod';

/** One passage a reply rests on. `ref` is what people see in the text, as in `[KB-042]`. */
export const citation = z.object({
  ref: z.string().max(20),
  chunkId: z.uuid(),
  documentId: z.uuid(),
  title: z.string(),
  /** Absent where the document has no pages. */
  page: z.number().int().optional(),
  /** The words of the passage that bear the claim out. */
  quote: z.string(),
});
export type Citation = z.infer<typeof citation>;
