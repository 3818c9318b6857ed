import type { CoreConfig, Environment } from '@rapport/config';
import type { DatabasePlatform } from '@rapport/database';
import type { ChatModel, EmbeddingModel } from '@rapport/llm';
import type { ProcessTransport } from '@rapport/messaging';
import type { Logger, Metrics } from '@rapport/observability';
import type { ReadinessProbe } from './readiness.port.js';

/** What the services of one process share. */
export interface Runtime {
  readonly config: CoreConfig;
  /** For settings that only one app knows; the app parses them by its own schema. */
  readonly env: Environment;
  readonly database: DatabasePlatform;
  readonly transport: ProcessTransport;
  readonly metrics: Metrics;
  readonly models: { readonly chat: ChatModel; readonly embedding: EmbeddingModel };
  readonly readiness: readonly ReadinessProbe[];
  /** The logger of one service. */
  loggerOf(service: string): Logger;
}
