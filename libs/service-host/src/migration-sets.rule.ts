import { type MigrationSet, platformMigrations } from '@rapport/database';
import { messagingMigrations } from '@rapport/messaging';
import type { ServiceDefinition } from './service.definition.js';

/** The migrations that these services need, those of the libs first. Their timestamps decide the order in which they run. */
export function migrationSetsOf(services: readonly ServiceDefinition[]): MigrationSet[] {
  return [platformMigrations, messagingMigrations, ...services.map((service) => service.migrations)];
}
