import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API_SCOPES, type ApiScope } from '@rapport/contracts';
import { ProvisionService } from '@rapport/gateway/provision';
import { type House, openHouse } from '@rapport/service-host';
import { ALL_SERVICES } from '../services.data.js';
import { type Business, type Call, openBusiness, type Product, serviceOf, settled } from './business.factory.js';
import { outsider } from './outsider.factory.js';
import { declaredRoutes, type DeclaredRoute } from './router.factory.js';
import { PAGES, type Rule, ROUTES } from './route.data.js';
import { StoredRepository } from './stored.repository.js';

/** What the roles of the staff may not do; an owner may do all. */
const DENIED: Readonly<Record<'agent' | 'admin' | 'owner', readonly ApiScope[]>> = {
  agent: ['admin', 'customers:erase', 'datasets:read', 'datasets:write', 'workspace:write', 'keys:write', 'staff:write', 'deliveries:read', 'deliveries:write', 'audit:read', 'imports:read', 'imports:write'],
  admin: ['admin'],
  owner: [],
};
const NOWHERE = '00000000-0000-4000-8000-000000000000';

let house: House;
let product: Product;
let business: Business;
let declared: DeclaredRoute[];

beforeAll(async () => {
  house = await openHouse({ services: ALL_SERVICES, env: { HOST: '127.0.0.1', RAPPORT_ERASURE_SETTLE_SECONDS: '0' } });
  const port = await house.service('gateway').listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  product = { url, services: ALL_SERVICES.map(({ name }) => house.service(name)), callerOf: (token) => outsider(url, token) };
  declared = declaredRoutes(house.service('gateway'));
  business = await openBusiness(product, 'house', 'quixalote');
});
afterAll(() => house?.close());

const routes = Object.entries(ROUTES).map(([name, route]) => ({ name, ...route, method: name.split(' ')[0] ?? '', path: name.split(' ')[1] ?? '' }));

describe('who may use which route', () => {
  it('the router declares what the table says, and nothing else', () => {
    const known = Object.fromEntries([...routes.map(({ name, rule }) => [name, rule] as const), ...PAGES.map((name) => [name, 'public'] as const)]);
    expect(Object.fromEntries(declared.map(({ name, rule }) => [name, rule]))).toEqual(known);
  });

  it('no route is without a rule', () => {
    expect(declared.length).toBeGreaterThan(30);
    expect(declared.filter(({ rule }) => rule === undefined)).toEqual([]);
  });

  it('every scope opens some route, and nothing else is a scope', () => {
    const used = new Set(routes.flatMap(({ rule }) => (typeof rule === 'object' ? [rule.scope] : [])));
    expect(API_SCOPES.filter((scope) => !used.has(scope))).toEqual([]);
  });

  /** Asks with what leads nowhere: who may pass is told 400, 404 or an empty page, who may not is told 401 or 403. */
  async function verdict(call: Call, { method, path }: { method: string; path: string }): Promise<'passes' | 'refused'> {
    const nowhere = path.replace('{id}', path.includes('deliveries') ? '999999999' : NOWHERE).replace('{ref}', 'KB-1');
    const body = method === 'GET' || method === 'DELETE' ? undefined : { surprise: true };
    const headers: Record<string, string> = path === '/metrics' ? { 'x-forwarded-for': '192.0.2.1' } : {};
    const { status } = await call(method, nowhere, body, headers);
    if (status === 401 || status === 403) return 'refused';
    if (status >= 500) throw new Error(`${method} ${path} was answered ${status}`);
    return 'passes';
  }

  const mayOf = (who: 'nobody' | 'visitor' | 'staff' | 'key', scopes: ReadonlySet<ApiScope>) => (rule: Rule): boolean => {
    if (rule === 'public') return true;
    if (rule === 'visitor' || rule === 'staff') return who === rule;
    if (who === 'visitor') return rule.visitor === true;
    return who !== 'nobody' && (scopes.has('admin') || scopes.has(rule.scope));
  };

  async function faultsOf(who: string, call: Call, may: (rule: Rule) => boolean): Promise<string[]> {
    const checked = routes.filter(({ name }) => name !== 'DELETE /v1/sessions/current' || !who.startsWith('staff'));
    const found = await Promise.all(
      checked.map(async (route) => ({ name: route.name, wanted: may(route.rule) ? 'passes' : 'refused', got: await verdict(call, route) })),
    );
    return found.filter(({ wanted, got }) => wanted !== got).map(({ name, got }) => `${who}: ${name} ${got}`);
  }

  it('nobody and a visitor', async () => {
    expect(await faultsOf('nobody', product.callerOf(null), mayOf('nobody', new Set()))).toEqual([]);
    expect(await faultsOf('visitor', business.first.call, mayOf('visitor', new Set()))).toEqual([]);
  });

  it.each(['agent', 'admin', 'owner'] as const)('staff: %s', async (role) => {
    const login = { email: `${role}@example.com`, password: 'a-long-password' };
    expect((await business.admin('POST', '/v1/staff', { ...login, name: role, role })).status).toBe(201);
    const { body } = await product.callerOf(null)('POST', '/v1/sessions', { workspace: business.slug, ...login });
    const staff = product.callerOf(body.token);
    const scopes = new Set(API_SCOPES.filter((scope) => !DENIED[role].includes(scope)));
    expect(await faultsOf(`staff ${role}`, staff, mayOf('staff', scopes))).toEqual([]);
    expect((await staff('DELETE', '/v1/sessions/current')).status).toBe(204);
    expect((await staff('GET', '/v1/workspace')).status).toBe(401);
  });

  it('a key with one scope opens its routes only, and a key without it all but those', async () => {
    const provision = serviceOf(product, 'gateway').get(ProvisionService);
    const keyWith = async (scopes: readonly ApiScope[]): Promise<Call> => product.callerOf((await provision.addKey(business.slug, 'k', scopes)) ?? '');
    for (const scope of API_SCOPES) {
      const others = API_SCOPES.filter((other) => other !== scope && other !== 'admin');
      expect(await faultsOf(`only ${scope}`, await keyWith([scope]), mayOf('key', new Set([scope])))).toEqual([]);
      expect(await faultsOf(`all but ${scope}`, await keyWith(others), mayOf('key', new Set(others)))).toEqual([]);
    }
  });

  it('nobody gives rights that he does not have', async () => {
    const provision = serviceOf(product, 'gateway').get(ProvisionService);
    const weak = product.callerOf((await provision.addKey(business.slug, 'k', ['keys:write', 'staff:write', 'workspace:read'])) ?? '');
    for (const scopes of [['admin'], ['workspace:read', 'audit:read'], ['customers:read']]) {
      expect((await weak('POST', '/v1/keys', { name: 'more', scopes })).status).toBe(403);
    }
    for (const role of ['agent', 'admin', 'owner']) {
      expect((await weak('POST', '/v1/staff', { email: `more-${role}@example.com`, name: 'More', role, password: 'a-long-password' })).status).toBe(403);
    }
    expect((await weak('POST', '/v1/keys', { name: 'less', scopes: ['workspace:read'] })).status).toBe(201);
  });
});

describe('bad input', () => {
  interface Problem {
    readonly code: string;
    readonly errors?: { field: string; rule: string; mend: string }[];
  }

  /** Sends it, and says what the answer lacks. */
  async function faultsOf(method: string, path: string, body: unknown, field: string, headers?: Record<string, string>): Promise<string[]> {
    const reply = await business.admin(method, path, body, headers);
    const name = `${method} ${path.slice(0, 80)} (${field})`;
    if (reply.status !== 400 || !/problem\+json/.test(reply.headers.get('content-type') ?? '')) return [`${name} was answered ${reply.status}`];
    const { errors = [] } = reply.body as Problem;
    const told = errors.find((error) => error.field === field);
    if (!told) return [`${name} names ${errors.map((error) => error.field).join() || 'no field'}`];
    return told.rule.length > 3 && told.mend.length > 3 ? [] : [`${name} says no rule or mend`];
  }

  it('is answered with field, rule and mend, and nothing of it is stored', async () => {
    await settled(product);
    const stored = new StoredRepository(product);
    const scope = { workspaceId: business.workspaceId, customer: 'all' };
    const before = await stored.counts(scope);
    const faults: string[] = [];
    for (const { method, path, at, body, bad = [], lists } of routes) {
      const good = at?.(business.first.things) ?? path;
      for (const input of bad) faults.push(...(await faultsOf(method, good + (input.query ?? ''), input.body, input.field)));
      if (path.includes('{id}')) {
        const broken = path.replace('{id}', 'no-id').replace('{ref}', 'KB-1');
        faults.push(...(await faultsOf(method, broken, body?.('never'), 'id')));
      }
      if (path.includes('{ref}')) faults.push(...(await faultsOf(method, good.replace(/KB-\d+$/, 'anything'), undefined, 'ref')));
      if (body && method === 'POST') faults.push(...(await faultsOf('POST', good, body('never'), 'Idempotency-Key', { 'idempotency-key': 'x'.repeat(201) })));
      const hasFault = bad.length > 0 || path.includes('{id}');
      if (!hasFault && !lists && !['GET /v1/workspace', 'GET /v1/embedding', 'GET /metrics', 'DELETE /v1/sessions/current'].includes(`${method} ${path}`) && path.startsWith('/v1/') && path !== '/v1/visitors/me') {
        faults.push(`${method} ${path} is sent no bad input`);
      }
    }
    expect(faults).toEqual([]);
    expect(await stored.counts(scope)).toEqual(before);
  });

  it('what is no JSON, or no object, or of another kind, is refused as such', async () => {
    const stored = new StoredRepository(product);
    const scope = { workspaceId: business.workspaceId, customer: 'all' };
    const before = await stored.counts(scope);
    const found: string[] = [];
    for (const { method, path, at, body } of routes.filter((route) => route.body)) {
      const address = at?.(business.first.things) ?? path;
      const tries: [unknown, number, Record<string, string>?][] = [
        ['{"text": ', 400],
        ['', 400],
        ['[]', 400],
        ['"text"', 400],
        ['null', 400],
        [JSON.stringify(body?.('never')), 415, { 'content-type': 'text/plain' }],
        [`{"__proto__": {"admin": true}, "text": "never"}`, 400],
        [`{"text": "${'x'.repeat(6 * 1024 * 1024 + 1)}"}`, 413],
      ];
      for (const [sent, wanted, headers] of tries) {
        const reply = await business.admin(method, address, sent, headers);
        const isProblem = /problem\+json/.test(reply.headers.get('content-type') ?? '');
        if (reply.status !== wanted || !isProblem) found.push(`${method} ${path} with ${String(sent).slice(0, 30)}: ${reply.status}`);
      }
    }
    expect(found).toEqual([]);
    expect(await stored.counts(scope)).toEqual(before);
  });
});
