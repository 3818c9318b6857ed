import { API_SCOPES, type ApiScope, type StaffRole } from '@rapport/contracts';

const AGENT: readonly ApiScope[] = [
  'conversations:read',
  'conversations:write',
  'customers:read',
  'customers:write',
  'knowledge:read',
  'knowledge:write',
  'feedback:write',
  'training:read',
  'training:write',
  'escalations:read',
  'escalations:write',
  'explanations:read',
  'workspace:read',
  'memories:read',
  'memories:write',
];

/** What each role of the staff may do. */
const ROLE_SCOPES: Readonly<Record<StaffRole, readonly ApiScope[]>> = {
  agent: AGENT,
  admin: API_SCOPES.filter((scope) => scope !== 'admin'),
  owner: API_SCOPES,
};

/** The scopes of a staff role. */
export function scopesOf(role: StaffRole): ReadonlySet<ApiScope> {
  return new Set(ROLE_SCOPES[role]);
}

/** Whether these scopes cover the one that a route needs; `admin` covers all. */
export function covers(scopes: ReadonlySet<ApiScope>, needed: ApiScope): boolean {
  return scopes.has('admin') || scopes.has(needed);
}

/** Whether somebody may hand on these scopes: nobody gives what he does not have. */
export function mayGrant(scopes: ReadonlySet<ApiScope>, granted: readonly ApiScope[]): boolean {
  return granted.every((scope) => covers(scopes, scope));
}
