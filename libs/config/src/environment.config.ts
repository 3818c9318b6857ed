import type { Environment } from './load.config.js';

/** The process's environment. This file alone reads it; everybody else is handed what it needs. */
export function environment(): Environment {
  return process.env;
}
