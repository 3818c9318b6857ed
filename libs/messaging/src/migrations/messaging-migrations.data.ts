import type { MigrationSet } from '@rapport/database';
import { CreateDeliveries1763700100000 } from './1763700100000-create-deliveries.js';

/** The tables of messaging. They come after the platform's and before those of the apps. */
export const messagingMigrations: MigrationSet = { owner: 'messaging', migrations: [CreateDeliveries1763700100000] };
