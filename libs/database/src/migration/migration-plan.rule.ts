import { AppError } from '@rapport/errors';
import type { MigrationClass, MigrationSet } from '../platform/platform.port.js';

export interface PlannedMigration {
  readonly owner: string;
  readonly name: string;
  /** Milliseconds since 1970, the last 13 digits of the name. */
  readonly timestamp: number;
  readonly migration: MigrationClass;
}

/**
 * Puts the migrations of all sets in the order in which they run: by timestamp.
 *
 * @throws AppError `internal` for a name without timestamp, and for a name or timestamp that stands twice
 */
export function planMigrations(sets: readonly MigrationSet[]): PlannedMigration[] {
  const planned = sets.flatMap(({ owner, migrations }) =>
    migrations.map((migration) => {
      const name = new migration().name ?? migration.name;
      const timestamp = /\d{13}$/.exec(name)?.[0];
      if (timestamp === undefined) throw new AppError('internal', `Migration ${name} of ${owner} has no timestamp of 13 digits at the end of its name.`);
      return { owner, name, timestamp: Number(timestamp), migration };
    }),
  );
  planned.sort((a, b) => a.timestamp - b.timestamp);
  for (const [index, { name, timestamp }] of planned.entries()) {
    const previous = planned[index - 1];
    if (previous?.timestamp === timestamp) throw new AppError('internal', `Migrations ${previous.name} and ${name} have the same timestamp.`);
  }
  return planned;
}
