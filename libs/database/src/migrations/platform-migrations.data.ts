import type { MigrationSet } from '../platform/platform.port.js';
import { CreatePlatform1763700000000 } from './1763700000000-create-platform.js';

/** What every database of this system begins with. */
export const platformMigrations: MigrationSet = { owner: 'platform', migrations: [CreatePlatform1763700000000] };
