import { startService } from '@rapport/service-host';
import { memoryService } from './memory.definition.js';

await startService(memoryService);
