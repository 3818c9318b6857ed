import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { datasetView } from '../shape/dataset-view.contract.js';

export const datasetRead = defineRequest('dataset.read', 'fine-tuning', z.object({ datasetId: z.uuid() }), datasetView);
