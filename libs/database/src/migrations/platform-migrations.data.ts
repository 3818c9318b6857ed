import type { MigrationSet } from '../platform/platform.port.js';
import { CreatePlatform1763700000000 } from './1763700000000-create-platform.js';
import { CreateMemoryRole1763700000010 } from './1763700000010-create-memory-role.js';

/** What every database of this system begins with. */
export const platformMigrations: MigrationSet = { owner: 'platform', migrations: [CreatePlatform1763700000000, CreateMemoryRole1763700000010] };
