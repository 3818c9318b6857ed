import type { MigrationSet } from '@rapport/database';
import { CreateDeliveries1763700100000 } from './1763700100000-create-deliveries.js';
import { OpenDeliveriesToMemory1763700100010 } from './1763700100010-open-deliveries-to-memory.js';
import { KnockOnDeliveries1763700100040 } from './1763700100040-knock-on-deliveries.js';
import { EraseDeliveriesOfACustomer1763700100030 } from './1763700100030-erase-deliveries-of-a-customer.js';

/** The tables of messaging. They come after the platform's and before those of the apps. */
export const messagingMigrations: MigrationSet = {
  owner: 'messaging',
  migrations: [
    CreateDeliveries1763700100000, OpenDeliveriesToMemory1763700100010, EraseDeliveriesOfACustomer1763700100030, KnockOnDeliveries1763700100040,
  ],
};
