import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Runs work outside of every request and unit of work, whoever calls: what one service does for another in the same
 * process must not see the caller's context. It is the context in which this module was loaded.
 */
export const inFreshContext: <T>(work: () => T) => T = AsyncLocalStorage.snapshot();
