import { Global, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import type { CoreConfig, Environment } from '@rapport/config';
import { type DatabaseHandle, Door, UnitOfWork } from '@rapport/database';
import { ChatModel, EmbeddingModel } from '@rapport/llm';
import { DeadLetters, Live, Messenger, RapportClient, type ServiceTransport } from '@rapport/messaging';
import { type Logger, Metrics } from '@rapport/observability';
import type { ReadinessProbe } from './readiness.port.js';
import { CORE_CONFIG, ENVIRONMENT, LOGGER, READINESS } from './tokens.data.js';

/** What the host gives to a service. */
export interface HostParts {
  readonly config: CoreConfig;
  readonly env: Environment;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly database: DatabaseHandle;
  readonly transport: ServiceTransport;
  readonly models: { readonly chat: ChatModel; readonly embedding: EmbeddingModel };
  readonly readiness: readonly ReadinessProbe[];
}

function providersOf(parts: HostParts): Provider[] {
  return [
    { provide: UnitOfWork, useValue: parts.database.unitOfWork },
    { provide: Door, useValue: parts.database.door },
    { provide: Messenger, useValue: parts.transport.messenger },
    { provide: Live, useValue: parts.transport.live },
    { provide: RapportClient, useValue: parts.transport.client },
    { provide: DeadLetters, useValue: parts.transport.deadLetters },
    { provide: ChatModel, useValue: parts.models.chat },
    { provide: EmbeddingModel, useValue: parts.models.embedding },
    { provide: Metrics, useValue: parts.metrics },
    { provide: LOGGER, useValue: parts.logger },
    { provide: CORE_CONFIG, useValue: parts.config },
    { provide: ENVIRONMENT, useValue: parts.env },
    { provide: READINESS, useValue: parts.readiness },
  ];
}

@Global()
@Module({})
class HostPartsModule {}

/** A service's root module with everything that the host provides. */
@Module({})
export class HostModule {
  /**
   * @param service the service's own root module
   * @param parts what it may inject
   */
  static of(service: Type<unknown>, parts: HostParts): DynamicModule {
    const providers = providersOf(parts);
    const exported = providers.map((provider) => (provider as { provide: Type<unknown> | symbol }).provide);
    return { module: HostModule, imports: [{ module: HostPartsModule, providers, exports: exported }, service] };
  }
}
