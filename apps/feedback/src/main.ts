import { startService } from '@rapport/service-host';
import { feedbackService } from './feedback.definition.js';

await startService(feedbackService);
