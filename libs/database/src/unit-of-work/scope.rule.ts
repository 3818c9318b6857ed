import { AppError } from '@rapport/errors';
import type { Scope } from './scope.port.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Checks a scope and writes its ids in lower case, as the database does.
 *
 * @throws AppError `internal` when the workspace is no uuid, or the customer neither `all` nor a uuid
 */
export function normaliseScope(scope: Scope): Scope {
  const workspaceId = scope.workspaceId.toLowerCase();
  const customer = scope.customer.toLowerCase();
  if (!UUID.test(workspaceId)) throw new AppError('internal', 'The workspace of a scope must be a uuid.');
  if (customer !== 'all' && !UUID.test(customer)) throw new AppError('internal', 'The customer of a scope must be a uuid or "all".');
  return { workspaceId, customer };
}

/** Whether two checked scopes see the same. */
export function sameScope(a: Scope, b: Scope): boolean {
  return a.workspaceId === b.workspaceId && a.customer === b.customer;
}
