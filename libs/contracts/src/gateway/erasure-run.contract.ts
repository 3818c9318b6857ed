import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/** Begin a round of an erasure: the first at once, the second when whatever was under way has ended. Lane: the erasure. */
export const erasureRun = defineCommand('erasure.run', 'gateway', z.object({ erasureId: z.uuid(), round: z.number().int().min(1).max(2) }), { maxAttempts: 20 });
