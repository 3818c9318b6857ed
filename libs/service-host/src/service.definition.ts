import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '@rapport/config';
import type { ServiceName } from '@rapport/contracts';
import type { EntityClass, MigrationSet } from '@rapport/database';

/** All that a process must know to run one service. Each service app exports one. */
export interface ServiceDefinition {
  readonly name: ServiceName;
  /** The database role in which it works, `rapport_knowledge`. */
  readonly role: string;
  /** Its root module: imports only. */
  readonly module: Type<unknown>;
  readonly entities: readonly EntityClass[];
  readonly migrations: MigrationSet;
  /**
   * Makes the HTTP application, for the one service that has a public door. It is not listening yet when it is returned.
   *
   * @param module the service's root module together with its global providers
   * @param env the environment, for settings that are needed before the module exists
   */
  readonly http?: (module: DynamicModule, env: Environment) => Promise<NestFastifyApplication>;
}
