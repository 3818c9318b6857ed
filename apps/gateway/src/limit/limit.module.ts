import { Module } from '@nestjs/common';
import { environment, loadConfig } from '@rapport/config';
import { GATEWAY_CONFIG, gatewayConfig } from '../gateway.config.js';
import { Limits } from './limit.port.js';
import { MemoryLimits } from './memory-limits.adapter.js';

@Module({
  providers: [
    { provide: GATEWAY_CONFIG, useFactory: () => loadConfig(gatewayConfig, environment()) },
    { provide: Limits, useClass: MemoryLimits },
  ],
  exports: [GATEWAY_CONFIG, Limits],
})
export class LimitModule {}
