import { startService } from '@rapport/service-host';
import { knowledgeService } from './knowledge.definition.js';

await startService(knowledgeService);
