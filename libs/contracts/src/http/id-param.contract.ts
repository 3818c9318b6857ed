import { z } from 'zod';

/** The id in a route's path. */
export const idParam = z.strictObject({ id: z.uuid() });
export type IdParam = z.infer<typeof idParam>;

/** A reply and one of its citations, `KB-042`. */
export const sourceParam = z.strictObject({
  id: z.uuid(),
  ref: z.string().regex(/^[A-Z]{2,8}-\d{1,10}$/, 'must look like KB-042'),
});
export type SourceParam = z.infer<typeof sourceParam>;
