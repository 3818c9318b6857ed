import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/** Take the snapshot of a dataset: fetch, scrub, split. Lane: the dataset. */
export const datasetBuild = defineCommand('dataset.build', 'fine-tuning', z.object({ datasetId: z.uuid() }), { maxAttempts: 4, limitMs: 1_800_000, patienceMs: 0 });
