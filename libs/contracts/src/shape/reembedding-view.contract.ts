import { z } from 'zod';
import { moment } from './time.contract.js';

/** How far the texts of one service are with the embedding model in use. */
export const reembeddingView = z.object({
  model: z.string().meta({ description: 'The embedding model in use', example: 'text-embedding-3-small' }),
  rows: z.number().int().meta({ description: 'Embedded texts of the workspace' }),
  stale: z.number().int().meta({ description: 'Of these, texts that wait to be embedded anew; they are found by their words meanwhile' }),
  progress: z.number().min(0).max(1).meta({ description: 'Share of the texts that wait no more; 1 when all are done' }),
  refused: z.number().int().meta({ description: 'Texts that wait because the model did not take them; it is asked again after a day' }),
  since: moment.nullable().meta({ description: 'When the last change to this model began' }),
  waitingFor: z.string().nullable().meta({ description: 'Error code of the last try, while the model cannot be reached', example: 'unavailable' }),
});
export type ReembeddingView = z.infer<typeof reembeddingView>;

/** The embedding model of an installation and how far each service is with it. */
export const embeddingView = z.object({ knowledge: reembeddingView, memory: reembeddingView });
export type EmbeddingView = z.infer<typeof embeddingView>;
