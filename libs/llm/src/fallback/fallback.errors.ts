import { AppError } from '@rapport/errors';

/** Why one provider of a chain gave no answer. */
export interface ProviderFault {
  provider: string;
  model: string;
  error: AppError;
}

/** The provider is being left alone. It was not asked. */
export function circuitOpen(waitMs: number): AppError {
  const seconds = Number.isFinite(waitMs) ? Math.ceil(waitMs / 1000) : 1;
  return new AppError('unavailable', 'the provider failed too often or asked to be left alone', { details: { circuit: 'open' }, retryAfterSeconds: seconds });
}

/** The provider was passed over: other providers have used up what this question may cost. */
export function budgetSpent(): AppError {
  return new AppError('unavailable', 'no call or no time was left for this provider', { details: { budget: 'spent' } });
}

/**
 * Every provider has failed. Whoever asked apologises and calls a person: the code is always `unavailable`, and the details
 * name each provider with the code of its fault, so that the log tells which to mend.
 */
export function noneAnswered(faults: readonly ProviderFault[]): AppError {
  const waits = faults.flatMap(({ error }) => (error.retryAfterSeconds === undefined ? [] : [error.retryAfterSeconds]));
  const tried = faults.map(({ provider, model, error }) => `${provider} ${model}: ${error.code}${statusOf(error)}`).join(', ');
  return new AppError('unavailable', `no model answered (${tried === '' ? 'none of those that the workspace allows is set up' : tried})`, {
    details: { tried, released: false },
    ...(waits.length === 0 ? {} : { retryAfterSeconds: Math.min(...waits) }),
  });
}

/** The answer broke off after the caller had seen words of it. Going on is the caller's business: `details.released` says so. */
export function brokeOff(error: AppError, provider: string): AppError {
  return new AppError(error.code, error.message, { details: { ...error.details, provider, released: true } });
}

function statusOf(error: AppError): string {
  const { status, circuit, budget } = error.details;
  if (circuit === 'open') return ' (left alone)';
  if (budget === 'spent') return ' (not asked)';
  return typeof status === 'number' ? ` (${status})` : '';
}
