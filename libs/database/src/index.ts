export type { CustomerScope, Scope } from './unit-of-work/scope.port.js';
export { UnitOfWork } from './unit-of-work/unit-of-work.port.js';
export { OutsideUnitOfWorkError } from './unit-of-work/outside-unit-of-work.errors.js';
export { Door } from './door/door.port.js';
export type {
  DatabaseHandle,
  DatabasePlatform,
  DatabaseService,
  EntityClass,
  MigrationClass,
  MigrationReport,
  MigrationSet,
} from './platform/platform.port.js';
export type { Reporter } from './platform/reporter.port.js';
export { openEmbedded, type EmbeddedOptions } from './embedded/open-embedded.factory.js';
export { prepareTemplate, templatePath, type TemplateOptions } from './embedded/prepare-template.factory.js';
export { openPostgres, type PostgresOptions } from './postgres/open-postgres.factory.js';
export { gatherWrites } from './postgres/gather-writes.adapter.js';
export { platformMigrations } from './migrations/platform-migrations.data.js';
export { APP_ROLES, DOOR_ROLE } from './role/roles.data.js';
export { createRole } from './role/create-role.step.js';
export { protectTable, type TableProtection } from './protection/protect-table.step.js';
export { openDoor } from './protection/open-door.step.js';
export {
  findUnprotectedRelations,
  type ProtectionOptions,
  type RunSql,
  type UnprotectedRelation,
} from './protection/find-unprotected-relations.service.js';
export { schemaDrift } from './migration/schema-drift.service.js';
export { EMBEDDING_DIMENSIONS, fromHalfvec, toHalfvec } from './vector/embedding.rule.js';
export { EmbeddingColumn } from './vector/embedding-column.decorator.js';
export { fromCursor, type Page, pageFrom, type PagePlace, toCursor } from './page/keyset-page.rule.js';
export { WorkspaceRow } from './entity/workspace-row.entity.js';
