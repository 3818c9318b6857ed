import { startService } from '@rapport/service-host';
import { conversationService } from './conversation.definition.js';

await startService(conversationService);
