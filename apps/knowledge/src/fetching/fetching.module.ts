import { Module } from '@nestjs/common';
import type { CoreConfig } from '@rapport/config';
import { CORE_CONFIG } from '@rapport/service-host';
import { KNOWLEDGE_CONFIG, type KnowledgeConfig } from '../knowledge.config.js';
import { FetchService } from './fetch.service.js';
import type { FetchReach } from './fetch.types.js';
import { Resolver } from './resolver.port.js';
import { SystemResolver } from './system-resolver.adapter.js';

const HEAD_MS = 10_000;
const REDIRECTS = 5;
/** Ordinary pages pack to a tenth, tables and logs to a hundredth. */
const RATIO = 200;

/** Where fetches may go, by the settings. */
export function reachOf(config: KnowledgeConfig): FetchReach {
  return { ports: config.RAPPORT_FETCH_PORTS, allowPrivate: config.RAPPORT_FETCH_PRIVATE };
}

@Module({
  providers: [
    { provide: Resolver, useClass: SystemResolver },
    {
      provide: FetchService,
      inject: [Resolver, KNOWLEDGE_CONFIG, CORE_CONFIG],
      useFactory: (resolver: Resolver, config: KnowledgeConfig, core: CoreConfig) =>
        new FetchService(resolver, reachOf(config), {
          bytes: core.RAPPORT_DOCUMENT_MB * 1024 * 1024,
          totalMs: config.RAPPORT_FETCH_SECONDS * 1000,
          headMs: HEAD_MS,
          redirects: REDIRECTS,
          ratio: RATIO,
        }),
    },
  ],
  exports: [FetchService],
})
export class FetchingModule {}
