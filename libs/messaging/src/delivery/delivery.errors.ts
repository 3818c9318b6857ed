import { AppError } from '@rapport/errors';

/** Another worker has taken over a delivery: nothing was written, and the handler must end. */
export class LeaseLostError extends AppError {
  constructor(deliveryId: string) {
    super('conflict', `another worker has taken over delivery ${deliveryId}; this one wrote nothing`);
    this.name = 'LeaseLostError';
  }
}

/**
 * Says an error for the row of its delivery: class, code, message. The logger cuts messages in the same way.
 *
 * @param error anything that was thrown
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  const { code } = error as { code?: unknown };
  const label = typeof code === 'string' ? `${error.name} ${code}` : error.name;
  return `${label}: ${error.message}`.slice(0, 500);
}
