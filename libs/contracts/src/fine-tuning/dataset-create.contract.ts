import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { datasetView } from '../shape/dataset-view.contract.js';

export const datasetCreate = defineRequest(
  'dataset.create',
  'fine-tuning',
  z.object({ name: z.string().min(1).max(120), kind: z.enum(['chat']).default('chat') }),
  datasetView,
);
