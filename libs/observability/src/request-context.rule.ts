import { AsyncLocalStorage } from 'node:async_hooks';
import type { Envelope } from '@rapport/contracts';
import { AppError } from '@rapport/errors';

/** What the code of one request or delivery may know without being told. */
export type RequestContext = Envelope;

const storage = new AsyncLocalStorage<RequestContext>();

/**
 * Runs work with a context: logs, messages and the scope of the database take it from here.
 *
 * @param context ids only
 * @param work what to do
 */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The context of the running request, or undefined outside of any. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** The context of the running request. @throws AppError `internal` outside of any */
export function requireContext(): RequestContext {
  const context = storage.getStore();
  if (!context) throw new AppError('internal', 'this code runs outside of any request');
  return context;
}
