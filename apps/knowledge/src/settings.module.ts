import { Global, Module } from '@nestjs/common';
import { type Environment, loadConfig } from '@rapport/config';
import { ENVIRONMENT } from '@rapport/service-host';
import { KNOWLEDGE_CONFIG, knowledgeConfig } from './knowledge.config.js';

/** The settings of the service, for whoever asks for them. */
@Global()
@Module({
  providers: [{ provide: KNOWLEDGE_CONFIG, inject: [ENVIRONMENT], useFactory: (env: Environment) => loadConfig(knowledgeConfig, env) }],
  exports: [KNOWLEDGE_CONFIG],
})
export class SettingsModule {}
