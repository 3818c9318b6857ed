import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/** Embed the next chunks of a workspace that another model made; it sends its own successor. Lane: the run. */
export const chunkReembed = defineCommand('chunk.reembed', 'knowledge', z.object({ runId: z.uuid() }));
