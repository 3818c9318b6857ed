import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/** Delete what the workspace keeps no longer: memories past its retention period, imports that were never finished. Once a night, and again at once while there is more. */
export const memoryTidy = defineCommand('memory.tidy', 'memory', z.object({}), {
  // It is sent up to 24 hours before it is due.
  patienceMs: 48 * 3_600_000,
});
