import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/** Embed the next memories of a workspace that another model made; it sends its own successor. Lane: the run. */
export const memoryReembed = defineCommand('memory.reembed', 'memory', z.object({ runId: z.uuid() }));
