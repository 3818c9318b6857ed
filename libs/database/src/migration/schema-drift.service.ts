import type { DatabasePlatform, EntityClass } from '../platform/platform.port.js';

const MATTERS = /^(?:create table|alter table .*? (?:add (?!constraint)|alter column |rename (?!constraint)))/i;

/**
 * Compares entities with the tables that the migrations made, and names what a migration is missing for. What only the
 * database has (further columns, indexes and constraints written by hand) is no drift.
 *
 * @param platform a database with all migrations applied
 * @param entities the entities of a service
 * @returns the statements that would add or alter something; nothing when all is well
 */
export function schemaDrift(platform: DatabasePlatform, entities: readonly EntityClass[]): Promise<string[]> {
  return platform.asOwner(entities, async (dataSource) => {
    const log = await dataSource.driver.createSchemaBuilder().log();
    return log.upQueries.map(({ query }) => query).filter((query) => MATTERS.test(query));
  });
}
