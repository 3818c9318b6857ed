import { requireContext, runInContext } from '@rapport/observability';

/** Runs work in the scope of one customer: what follows from a customer's message never sees anybody else's rows. */
export function asCustomer<T>(customer: string, work: () => T): T {
  return runInContext({ ...requireContext(), customer }, work);
}
