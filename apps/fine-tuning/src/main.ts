import { startService } from '@rapport/service-host';
import { fineTuningService } from './fine-tuning.definition.js';

await startService(fineTuningService);
