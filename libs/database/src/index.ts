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
