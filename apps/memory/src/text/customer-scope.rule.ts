import type { Scope } from '@rapport/database';
import { AppError } from '@rapport/errors';

/**
 * The one customer of a scope: memory is opened for one customer at a time, and the database sees to it.
 *
 * @throws AppError `internal` when the scope is everybody's
 */
export function customerOf(scope: Scope): string {
  if (scope.customer === 'all') throw new AppError('internal', 'memory was asked without a customer');
  return scope.customer;
}
