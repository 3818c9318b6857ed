import { startService } from '@rapport/service-host';
import { gatewayService } from './gateway.definition.js';

await startService(gatewayService);
