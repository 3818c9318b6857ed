import { z } from 'zod';
import { defineCommand } from '../message/define.contract.js';

/** Remember the next lines of an import; it sends its own successor until none is left. Lane: the import. */
export const importRun = defineCommand('import.run', 'memory', z.object({ importId: z.uuid() }));
