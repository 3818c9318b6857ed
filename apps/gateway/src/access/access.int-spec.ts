import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API_SCOPES } from '@rapport/contracts';
import { callerOf, type Caller } from '@rapport/testing';
import { openGatewayHouse, type GatewayHouse } from '../gateway-house.double.js';
import { ACCESS } from './access.decorator.js';

const ID = '7b1f7a4e-5df5-4c8e-9d7f-6f1f6f0f0f01';
const SITE = 'https://www.example.com';

let gateway: GatewayHouse;
let admin: Caller;
let other: Caller;
let stranger: Caller;

beforeAll(async () => {
  gateway = await openGatewayHouse();
  admin = callerOf(gateway.base, (await gateway.workspace('north', [SITE])).key);
  other = callerOf(gateway.base, (await gateway.workspace('south')).key);
  stranger = callerOf(gateway.base, null);
});
afterAll(() => gateway.close());

const keyWith = async (...scopes: string[]): Promise<Caller> => {
  const { body } = await admin('POST', '/v1/keys', { name: 'test', scopes });
  return callerOf(gateway.base, body.key as string);
};
const visitor = async (): Promise<{ call: Caller; token: string; customerId: string }> => {
  const { body } = await stranger('POST', '/v1/visitors', { workspace: 'north' }, { origin: SITE });
  return { call: callerOf(gateway.base, body.token as string), token: body.token, customerId: body.customerId };
};

interface RouteOfDocument {
  method: string;
  path: string;
  scope: string | undefined;
}

async function routes(): Promise<RouteOfDocument[]> {
  const { body } = await stranger('GET', '/openapi.json');
  return Object.entries(body.paths as Record<string, Record<string, Record<string, string>>>).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: path.replace('{id}', path.includes('deliveries') ? '1' : ID).replace('{ref}', 'KB-001'),
      scope: operation['x-rapport-scope'],
    })),
  );
}

describe('every route', () => {
  it('of the router carries an access rule', () => {
    const routesSeen: string[] = [];
    for (const module of gateway.house.service('gateway').get(ModulesContainer).values()) {
      for (const { metatype } of module.controllers.values()) {
        if (typeof metatype !== 'function') continue;
        const prototype = metatype.prototype as Record<string, unknown>;
        for (const name of Object.getOwnPropertyNames(prototype)) {
          const handler = prototype[name];
          if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler) || !Reflect.hasMetadata(METHOD_METADATA, handler)) continue;
          const rule = Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, metatype);
          routesSeen.push(`${metatype.name}.${name} ${rule === undefined ? 'is open' : 'is ruled'}`);
        }
      }
    }
    expect(routesSeen.length).toBeGreaterThan(35);
    expect(routesSeen.filter((line) => line.endsWith('open'))).toEqual([]);
  });

  it('that needs a right is 401 without a key and with a made-up one, and 403 with a key of other rights', async () => {
    const weak = await keyWith('keys:write');
    const forged = callerOf(gateway.base, `rk_${'x'.repeat(43)}`);
    const guarded = (await routes()).filter(({ scope, path }) => scope !== undefined && path !== '/metrics');
    expect(guarded.length).toBeGreaterThan(30);
    for (const { method, path, scope } of guarded) {
      expect([path, (await stranger(method, path)).status]).toEqual([path, 401]);
      expect([path, (await forged(method, path)).status]).toEqual([path, 401]);
      if (scope !== 'keys:write') expect([method, path, (await weak(method, path)).status]).toEqual([method, path, 403]);
    }
  });

  it('is closed to visitors but for the few that are theirs', async () => {
    const { call } = await visitor();
    const open: string[] = [];
    for (const { method, path, scope } of await routes()) {
      if (scope !== undefined && path !== '/metrics' && !path.endsWith('/events') && (await call(method, path)).status !== 403) open.push(`${method} ${path.replace(ID, ':id')}`);
    }
    expect(open.sort()).toEqual([
      'GET /v1/conversations',
      'GET /v1/conversations/:id',
      'GET /v1/conversations/:id/messages',
      'GET /v1/messages/:id/sources/KB-001',
      'GET /v1/visitors/me',
      'POST /v1/conversations',
      'POST /v1/conversations/:id/messages',
      'POST /v1/messages/:id/feedback',
    ]);
  });
});

describe('keys', () => {
  it('are shown once, listed by their last four, and end when they are revoked', async () => {
    const made = await admin('POST', '/v1/keys', { name: 'shop', scopes: ['customers:read'] }, { 'idempotency-key': 'make-a-key' });
    expect(made).toMatchObject({ status: 201, body: { name: 'shop', lastFour: (made.body.key as string).slice(-4) } });
    const again = await admin('POST', '/v1/keys', { name: 'shop', scopes: ['customers:read'] }, { 'idempotency-key': 'make-a-key' });
    expect(again.body).toEqual({ ...made.body, key: null });
    const holder = callerOf(gateway.base, made.body.key as string);
    expect((await holder('GET', `/v1/customers/${ID}`)).status).toBe(404);
    expect((await admin('DELETE', `/v1/keys/${made.body.id}`)).status).toBe(204);
    expect((await holder('GET', `/v1/customers/${ID}`)).status).toBe(401);
    const { body } = await admin('GET', '/v1/keys?limit=200');
    expect((body.data as { id: string; revokedAt: string }[]).find((key) => key.id === made.body.id)?.revokedAt).toMatch(/Z$/);
    expect(JSON.stringify(body)).not.toContain(made.body.key);
  });

  it('never hand on more than their maker has, nor begin in the past', async () => {
    const maker = await keyWith('keys:write');
    expect((await maker('POST', '/v1/keys', { name: 'x', scopes: ['admin'] })).status).toBe(403);
    expect((await admin('POST', '/v1/keys', { name: 'x', scopes: ['keys:write'], expiresAt: '2020-01-01T00:00:00Z' })).body.errors[0].field).toBe('expiresAt');
    expect((await admin('POST', '/v1/keys', { name: 'x', scopes: ['nonsense'] })).body.errors[0].field).toBe('scopes.0');
  });

  it('of another workspace are not there', async () => {
    const { body } = await admin('POST', '/v1/keys', { name: 'mine', scopes: ['customers:read'] });
    expect((await other('DELETE', `/v1/keys/${body.id}`)).status).toBe(404);
    expect((await other('GET', '/v1/keys')).body.data).toMatchObject([{ name: 'Admin' }]);
    expect((await callerOf(gateway.base, body.key as string)('GET', `/v1/customers/${ID}`)).status).toBe(404);
  });

  it('come in pages', async () => {
    const first = await admin('GET', '/v1/keys?limit=2');
    expect(first.body.data).toHaveLength(2);
    const second = await admin('GET', `/v1/keys?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body.data[0].id).not.toBe(first.body.data[1].id);
    expect((await admin('GET', '/v1/keys?cursor=abc')).body.errors[0].field).toBe('cursor');
  });
});

describe('staff', () => {
  const password = 'correct horse battery';

  it('logs in, has its role, logs out', async () => {
    const made = await admin('POST', '/v1/staff', { email: 'Ana@North.test', name: 'Ana', role: 'agent', password });
    expect(made).toMatchObject({ status: 201, body: { email: 'ana@north.test', role: 'agent' } });
    expect((await admin('POST', '/v1/staff', { email: 'ana@north.test', name: 'Ana', role: 'agent', password })).status).toBe(409);
    const session = await stranger('POST', '/v1/sessions', { workspace: 'north', email: 'ana@north.test', password });
    expect(session).toMatchObject({ status: 201, body: { user: { id: made.body.id, role: 'agent' } } });
    const ana = callerOf(gateway.base, session.body.token as string);
    expect((await ana('GET', '/v1/workspace')).status).toBe(200);
    expect((await ana('GET', '/v1/keys')).status).toBe(403);
    const cookie = session.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly.*SameSite=Strict/);
    const byCookie = { cookie: cookie.split(';')[0] ?? '' };
    expect((await stranger('GET', '/v1/workspace', undefined, byCookie)).status).toBe(200);
    expect((await stranger('DELETE', '/v1/sessions/current', undefined, byCookie)).status).toBe(403);
    expect((await stranger('DELETE', '/v1/sessions/current', undefined, { ...byCookie, origin: 'https://evil.test' })).status).toBe(403);
    expect((await stranger('DELETE', '/v1/sessions/current', undefined, { ...byCookie, origin: gateway.base })).status).toBe(204);
    expect((await ana('GET', '/v1/workspace')).status).toBe(401);
  });

  it('is told the same whatever is wrong, and stopped after ten tries', async () => {
    const tries = [
      { workspace: 'nowhere', email: 'owner@north.test', password },
      { workspace: 'north', email: 'nobody@north.test', password },
      { workspace: 'north', email: 'owner@north.test', password: 'wrong password' },
    ];
    const answers = await Promise.all(tries.map((body) => stranger('POST', '/v1/sessions', body)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.detail}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
    let last = answers[0];
    for (let count = 0; count < 10; count += 1) last = await stranger('POST', '/v1/sessions', tries[2]);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('visitors', () => {
  it('begin on an allowed site only, and are bound to it', async () => {
    const refused = await stranger('POST', '/v1/visitors', { workspace: 'north' }, { origin: 'https://evil.test' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await stranger('POST', '/v1/visitors', { workspace: 'south' }, { origin: SITE })).status).toBe(403);
    expect((await stranger('POST', '/v1/visitors', { workspace: 'nowhere' })).status).toBe(404);
    const begun = await stranger('POST', '/v1/visitors', { workspace: 'north' }, { origin: SITE });
    expect(begun).toMatchObject({ status: 201, body: { workspace: { personaName: 'Kai', greeting: 'Hello!', accentColor: '#0f766e' } } });
    expect(begun.headers.get('access-control-allow-origin')).toBe(SITE);
    const me = callerOf(gateway.base, begun.body.token as string);
    expect((await me('GET', '/v1/visitors/me', undefined, { origin: SITE })).status).toBe(200);
    expect((await me('GET', '/v1/visitors/me', undefined, { origin: gateway.base })).status).toBe(200);
    expect((await me('GET', '/v1/visitors/me', undefined, { origin: 'https://evil.test' })).status).toBe(403);
  });

  it('lose the site at once when it is taken off the list', async () => {
    const { call } = await visitor();
    await admin('PATCH', '/v1/workspace', { allowedOrigins: [] });
    expect((await call('GET', '/v1/visitors/me', undefined, { origin: SITE })).status).toBe(403);
    await admin('PATCH', '/v1/workspace', { allowedOrigins: [SITE] });
    expect((await call('GET', '/v1/visitors/me', undefined, { origin: SITE })).status).toBe(200);
  });

  it('see their own conversation and nobody else\'s', async () => {
    const [one, two] = [await visitor(), await visitor()];
    const { body } = await one.call('POST', '/v1/conversations', { channel: 'live_chat' });
    expect(body.customerId).toBe(one.customerId);
    expect((await one.call('GET', '/v1/visitors/me')).body.conversationId).toBe(body.id);
    for (const [method, path] of [['GET', ''], ['GET', '/events'], ['POST', '/messages']] as const) {
      const answer = await two.call(method, `/v1/conversations/${body.id}${path}`, method === 'POST' ? { text: 'hi' } : undefined);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect((await two.call('GET', '/v1/visitors/me')).body.conversationId).toBeNull();
  });

  it('may ask before they come from another site, and only for what is allowed', async () => {
    const ask = (origin: string) =>
      fetch(`${gateway.base}/v1/visitors`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } });
    const allowed = await ask(SITE);
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, SITE]);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('Last-Event-ID');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    expect((await ask('https://evil.test')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

it('every scope that a key can have is needed by some route', async () => {
  const needed = new Set((await routes()).map(({ scope }) => scope));
  expect(API_SCOPES.filter((scope) => !needed.has(scope))).toEqual([]);
});
