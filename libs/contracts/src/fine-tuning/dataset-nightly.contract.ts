import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/** The nightly snapshot of a workspace's approved examples; it sends its own successor. Lane: the workspace's nights. */
export const datasetNightly = defineCommand('dataset.nightly', 'fine-tuning', z.object({ workspaceId: z.uuid() }), {
  // It is sent up to 25 hours before it is due.
  patienceMs: 48 * 3_600_000,
});
