import type { CoreConfig, Environment } from '@rapport/config';
import type { DatabasePlatform } from '@rapport/database';
import { createLlm } from '@rapport/llm';
import type { ProcessTransport } from '@rapport/messaging';
import { createLogger, type Logger, Metrics } from '@rapport/observability';
import { llmSettings } from './llm-settings.mapper.js';
import type { ReadinessProbe } from './readiness.port.js';
import type { Runtime } from './runtime.port.js';

export interface RuntimeOptions {
  readonly config: CoreConfig;
  readonly env: Environment;
  readonly database: DatabasePlatform;
  /** @param logger the process's own */
  readonly transport: (logger: Logger) => Promise<ProcessTransport> | ProcessTransport;
  readonly readiness?: readonly ReadinessProbe[];
  /** Also count memory and event loop of the process; once per process. */
  readonly processFigures?: boolean;
}

/** Makes what the services of one process share. */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { config, env, database } = options;
  const loggerOf = (service: string): Logger => createLogger(service, config.RAPPORT_LOG_LEVEL);
  const modelLogger = loggerOf('models');
  return {
    config,
    env,
    database,
    loggerOf,
    metrics: new Metrics(options.processFigures ?? false),
    models: createLlm(llmSettings(config), {
      onFault: ({ provider, model, error }) => modelLogger.warn({ provider, model, code: error.code, ...error.details }, 'a model gave no answer'),
    }),
    readiness: options.readiness ?? [],
    transport: await options.transport(loggerOf('messaging')),
  };
}
