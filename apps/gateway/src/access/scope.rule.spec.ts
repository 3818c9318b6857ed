import { describe, expect, it } from '@jest/globals';
import { API_SCOPES } from '@rapport/contracts';
import { covers, mayGrant, scopesOf } from './scope.rule.js';

describe('scopes', () => {
  it.each(API_SCOPES)('an owner may %s', (scope) => {
    expect(covers(scopesOf('owner'), scope)).toBe(true);
  });

  it('an admin does everything but what only owners do; an agent keeps out of keys, staff and audit', () => {
    expect(covers(scopesOf('admin'), 'keys:write')).toBe(true);
    expect(covers(scopesOf('admin'), 'admin')).toBe(false);
    for (const scope of ['keys:write', 'staff:write', 'audit:read', 'workspace:write', 'datasets:write'] as const) {
      expect(covers(scopesOf('agent'), scope)).toBe(false);
    }
  });

  it('nobody hands on what he does not have', () => {
    expect(mayGrant(scopesOf('owner'), ['admin'])).toBe(true);
    expect(mayGrant(scopesOf('admin'), ['admin'])).toBe(false);
    expect(mayGrant(new Set(['keys:write']), ['keys:write', 'audit:read'])).toBe(false);
    expect(mayGrant(new Set(['keys:write']), ['keys:write'])).toBe(true);
  });
});
