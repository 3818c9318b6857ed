import { Module } from '@nestjs/common';
import { type Environment, loadConfig } from '@rapport/config';
import { ENVIRONMENT } from '@rapport/service-host';
import { GATEWAY_CONFIG, gatewayConfig } from '../gateway.config.js';
import { Limits } from './limit.port.js';
import { MemoryLimits } from './memory-limits.adapter.js';

@Module({
  providers: [
    { provide: GATEWAY_CONFIG, useFactory: (env: Environment) => loadConfig(gatewayConfig, env), inject: [ENVIRONMENT] },
    { provide: Limits, useClass: MemoryLimits },
  ],
  exports: [GATEWAY_CONFIG, Limits],
})
export class LimitModule {}
