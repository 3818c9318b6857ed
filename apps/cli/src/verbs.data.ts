import type { Verb } from './verb.types.js';

/** Every verb of `rapport`. Each is loaded when it is called: asking a question need not load a database. */
export const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  ask: async () => (await import('./ask/ask.service.js')).ask,
  doctor: async () => (await import('./doctor/doctor.service.js')).doctor,
  export: async () => (await import('./export/export.service.js')).exportDataset,
  import: async () => (await import('./import/import.service.js')).importAll,
  keys: async () => (await import('./keys/keys.service.js')).keys,
  migrate: async () => (await import('./migrate/migrate.service.js')).migrate,
  seed: async () => (await import('./seed/seed.service.js')).seed,
  workspace: async () => (await import('./workspace/workspace.service.js')).workspace,
};
