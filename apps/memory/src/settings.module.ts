import { Global, Module } from '@nestjs/common';
import { type Environment, loadConfig } from '@rapport/config';
import { ENVIRONMENT } from '@rapport/service-host';
import { MEMORY_CONFIG, memoryConfig } from './memory.config.js';

/** The settings of the service, for whoever asks for them. */
@Global()
@Module({
  providers: [{ provide: MEMORY_CONFIG, inject: [ENVIRONMENT], useFactory: (env: Environment) => loadConfig(memoryConfig, env) }],
  exports: [MEMORY_CONFIG],
})
export class SettingsModule {}
