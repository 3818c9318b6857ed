import { ask } from './ask/ask.service.js';
import { doctor } from './doctor/doctor.service.js';
import { exportDataset } from './export/export.service.js';
import { keys } from './keys/keys.service.js';
import { migrate } from './migrate/migrate.service.js';
import { seed } from './seed/seed.service.js';
import type { Verb } from './verb.types.js';

/** Every verb of `rapport`. */
export const VERBS: Readonly<Record<string, Verb>> = {
  ask: ask,
  doctor: doctor,
  export: exportDataset,
  keys: keys,
  migrate: migrate,
  seed: seed,
};
