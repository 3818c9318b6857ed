import type { DatabaseHandle, DatabasePlatform, MigrationSet } from '@rapport/database';
import type { ReadinessProbe } from './readiness.port.js';

/** Whether the database answers. */
export function databaseProbe(handle: DatabaseHandle): ReadinessProbe {
  return {
    name: 'database',
    async check() {
      try {
        await handle.door.query('select 1');
        return null;
      } catch {
        return 'The database does not answer. Check that it runs and that DATABASE_URL is right.';
      }
    },
  };
}

/** Whether every migration has been applied. Once it is so it stays so: the answer is kept. */
export function migrationProbe(platform: DatabasePlatform, sets: readonly MigrationSet[]): ReadinessProbe {
  let done = false;
  return {
    name: 'migrations',
    async check() {
      const pending = done ? [] : await platform.pending(sets);
      done = pending.length === 0;
      return done ? null : `${pending.length} migration(s) are missing: run rapport migrate.`;
    },
  };
}
