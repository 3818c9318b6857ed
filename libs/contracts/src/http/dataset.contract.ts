import { z } from 'zod';
import { datasetView } from '../shape/dataset-view.contract.js';
import { pageOf } from '../shape/page.contract.js';

export const datasetCreateBody = z.strictObject({
  name: z.string().trim().min(1).max(120).meta({ example: 'November' }),
  kind: z.enum(['chat']).default('chat'),
});
export type DatasetCreateBody = z.infer<typeof datasetCreateBody>;
export const datasetExportQuery = z.strictObject({ split: z.enum(['train', 'validation', 'test']).optional() });
export type DatasetExportQuery = z.infer<typeof datasetExportQuery>;
export const datasetPageOf = pageOf(datasetView);
