import type { Actor, ApiScope } from '@rapport/contracts';
import type { CustomerScope } from '@rapport/database';

/** Who makes a request, and what he may touch. */
export interface Principal {
  readonly kind: Exclude<Actor['kind'], 'system'>;
  /** Id of the key, of the staff member, or of the visitor. */
  readonly id: string;
  readonly workspaceId: string;
  /** A visitor sees one customer's rows. */
  readonly customer: CustomerScope;
  readonly scopes: ReadonlySet<ApiScope>;
  /** Of a staff member: the session that the request came with. */
  readonly sessionId?: string;
}

/** A principal as identifiers and idempotency keys remember it. */
export function principalName(principal: { readonly kind: Actor['kind']; readonly id: string }): string {
  return `${principal.kind}:${principal.id}`;
}
