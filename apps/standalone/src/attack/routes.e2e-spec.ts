import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProvisionService } from '@rapport/gateway/provision';
import { type Standalone, startStandalone } from '../standalone.service.js';
import { type Business, type Call, eventually, openBusiness, type Product, type Reply, serviceOf, settled } from './business.factory.js';
import { OutputDouble } from './output.double.js';
import { outsider } from './outsider.factory.js';
import { ROUTES, type RouteCase, type Things } from './route.data.js';
import { StoredRepository } from './stored.repository.js';

const output = new OutputDouble();
let home: string;
let standalone: Standalone;
let product: Product;
let stored: StoredRepository;
let a: Business;
let b: Business;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rapport-attack-'));
  output.start();
  standalone = await startStandalone({ PORT: '0', RAPPORT_DATA_DIR: home, RAPPORT_BURST_MS: '0', RAPPORT_ERASURE_SETTLE_SECONDS: '0', RAPPORT_LOG_LEVEL: 'trace' });
  product = { url: standalone.url, services: standalone.services, callerOf: (token) => outsider(standalone.url, token) };
  stored = new StoredRepository(product);
  a = await openBusiness(product, 'first-house', 'quixalote');
  b = await openBusiness(product, 'second-house', 'brumbasso');
});

afterAll(async () => {
  await standalone?.close();
  output.stop();
  await rm(home, { recursive: true, force: true });
});

const routes = Object.entries(ROUTES).map(([name, route]) => ({ name, route, method: name.split(' ')[0] ?? '', path: name.split(' ')[1] ?? '' }));
const withId = routes.filter(({ path }) => path.includes('{id}'));
const lists = routes.filter(({ route }) => route.lists);
const guarded = routes.filter(({ route }) => route.rule !== 'public');
const pathOf = ({ path, route }: { path: string; route: RouteCase }, things: Things): string => route.at?.(things) ?? path;
const isOpenToVisitors = ({ rule }: RouteCase): boolean => rule === 'visitor' || (typeof rule === 'object' && rule.visitor === true);

/** All that a caller got, to look for words in. */
const textOf = ({ headers, body }: Reply): string => JSON.stringify([[...headers], body]);

interface Wish {
  readonly who: string;
  readonly call: Call;
  readonly statuses: readonly number[];
  /** What must not be in the answer. */
  readonly secret: string;
}

/** Calls a route and says what is wrong with the answer. */
async function fault(method: string, path: string, body: unknown, { who, call, statuses, secret }: Wish, headers?: Record<string, string>): Promise<string[]> {
  const reply = await call(method, path, body, headers);
  const faults: string[] = [];
  if (!statuses.includes(reply.status)) faults.push(`${who}: ${method} ${path} was answered ${reply.status}`);
  if (textOf(reply).toLowerCase().includes(secret)) faults.push(`${who}: ${method} ${path} tells of ${secret}`);
  if (reply.status >= 400 && !/problem\+json/.test(reply.headers.get('content-type') ?? '')) faults.push(`${who}: ${method} ${path} is no problem+json`);
  return faults;
}

async function logInto({ slug, owner }: Business): Promise<string> {
  const { status, body } = await product.callerOf(null)('POST', '/v1/sessions', { workspace: slug, ...owner });
  expect(status).toBe(201);
  return body.token;
}

async function all(faults: Promise<string[]>[]): Promise<string[]> {
  return (await Promise.all(faults)).flat();
}

describe('nothing crosses workspaces or customers, through the API', () => {
  it('knows every route of the OpenAPI document', async () => {
    const { body } = await product.callerOf(null)('GET', '/openapi.json');
    const documented = Object.entries(body.paths as Record<string, object>).flatMap(([path, item]) =>
      Object.keys(item).filter((method) => ['get', 'post', 'put', 'patch', 'delete'].includes(method)).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(ROUTES).sort()).toEqual(documented.sort());
    expect(withId.filter(({ route }) => !route.at)).toEqual([]);
  });

  it('the words that are looked for are really there, for those who may read them', async () => {
    const read = async (call: Call, { things }: { things: Things }): Promise<string> => {
      const paths = [`/v1/conversations/${things.conversation}/messages`, `/v1/messages/${things.reply}/sources/${things.source}`];
      return (await Promise.all(paths.map(async (path) => textOf(await call('GET', path))))).join();
    };
    expect(await read(a.first.call, a.first)).toContain(a.first.word);
    expect(await read(a.second.call, a.second)).toContain(a.second.word);
    const unread: string[] = [];
    for (const route of routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/v1/') && !/events|visitors|search|embedding/.test(path))) {
      const reply = await a.admin('GET', pathOf(route, a.first.things));
      const readable = reply.status === 200 && (textOf(reply).includes(a.word) || /conversations$|conversations\/\{id\}$|escalations|erasures|audit/.test(route.path));
      if (!readable) unread.push(`${route.name} ${reply.status}`);
    }
    expect(unread).toEqual([]);
  });

  it('without a credential there is nothing', async () => {
    const nobody: Wish = { who: 'nobody', call: product.callerOf(null), statuses: [401], secret: a.word };
    // The one route that this very machine may read without a key; a proxy's request is nobody's.
    const headersOf = (path: string): Record<string, string> => (path === '/metrics' ? { 'x-forwarded-for': '192.0.2.1' } : {});
    expect(await all(guarded.map((one) => fault(one.method, pathOf(one, a.first.things), one.route.body?.('never'), nobody, headersOf(one.path))))).toEqual([]);
    const open = routes.filter(({ route }) => route.rule === 'public').map(({ name }) => name);
    expect(open.sort()).toEqual(['GET /health/live', 'GET /health/ready', 'POST /v1/sessions', 'POST /v1/visitors']);
    for (const path of ['/', '/widget.js', '/docs', '/openapi.json', '/health/live', '/health/ready', '/metrics']) {
      expect(textOf(await product.callerOf(null)('GET', path)).toLowerCase()).not.toContain(a.word);
    }
  });

  it('every id of another workspace is unknown, to a key, to staff and to a visitor, and nothing is changed by asking', async () => {
    await settled(product);
    const before = await stored.rows({ workspaceId: a.workspaceId, customer: 'all' });
    const callers = [{ who: 'a key of B', call: b.admin }, { who: 'the owner of B', call: product.callerOf(await logInto(b)) }];
    const ids = [a.first, a.second].flatMap(({ things }) => Object.values({ ...things, source: a.workspaceId }));
    for (const one of withId) {
      const body = one.route.body?.('never');
      for (const { who, call } of callers) {
        const wish = { who, call, secret: a.word };
        expect(await all([a.first, a.second].map(({ things }) => fault(one.method, pathOf(one, things), body, { ...wish, statuses: [404] })))).toEqual([]);
        // Ids of any other kind; a uuid is no number of a delivery, nor the other way round.
        const others = ids.map((id) => one.path.replace('{id}', id).replace('{ref}', a.first.things.source));
        expect(await all(others.map((path) => fault(one.method, path, body, { ...wish, statuses: [400, 404] })))).toEqual([]);
      }
      const visitor: Wish = { who: 'a visitor of B', call: b.first.call, statuses: [isOpenToVisitors(one.route) ? 404 : 403], secret: a.word };
      expect(await fault(one.method, pathOf(one, a.first.things), body, visitor)).toEqual([]);
    }
    expect(await stored.rows({ workspaceId: a.workspaceId, customer: 'all' })).toEqual(before);
  });

  it('every id of another customer is unknown to a visitor, and nothing is changed by asking', async () => {
    const before = await stored.rows({ workspaceId: a.workspaceId, customer: a.second.things.customer });
    const faults = withId.map((one) => {
      const statuses = [isOpenToVisitors(one.route) ? 404 : 403];
      return fault(one.method, pathOf(one, a.second.things), one.route.body?.('never'), { who: 'the first guest', call: a.first.call, statuses, secret: a.second.word });
    });
    expect(await all(faults)).toEqual([]);
    for (const one of lists) {
      const statuses = [isOpenToVisitors(one.route) ? 200 : 403];
      expect(await fault('GET', one.path, undefined, { who: 'the first guest', call: a.first.call, statuses, secret: a.second.word })).toEqual([]);
    }
    const { body } = await a.first.call('GET', '/v1/conversations');
    expect(new Set(body.data.map(({ customerId }: { customerId: string }) => customerId))).toEqual(new Set([a.first.things.customer]));
    expect(await stored.rows({ workspaceId: a.workspaceId, customer: a.second.things.customer })).toEqual(before);
  });

  it('a visitor that says it is somebody else becomes nobody else', async () => {
    const claim = { customer: { email: `${a.second.word}@example.com`, name: 'Thief' }, reuse: true };
    const { body } = await a.first.call('POST', '/v1/conversations', claim);
    expect(body.customerId).toBe(a.first.things.customer);
    expect(textOf(await a.first.call('GET', '/v1/visitors/me'))).not.toContain(a.second.things.customer);
    const { body: asked } = await a.admin('POST', '/v1/customers', { email: `${a.second.word}@example.com` });
    expect([a.first.things.customer, a.second.things.customer]).not.toContain(asked.id);
  });

  it('a key without the right is refused, and learns nothing', async () => {
    const provision = serviceOf(product, 'gateway').get(ProvisionService);
    const keys = { read: await provision.addKey(a.slug, 'weak', ['workspace:read']), search: await provision.addKey(a.slug, 'weak', ['knowledge:read']) };
    const faults = guarded.map((one) => {
      const { rule } = one.route;
      const needs = typeof rule === 'object' ? rule.scope : undefined;
      const weak = product.callerOf((needs === 'workspace:read' ? keys.search : keys.read) ?? '');
      const headers: Record<string, string> = one.path === '/metrics' ? { 'x-forwarded-for': '192.0.2.1' } : {};
      return fault(one.method, pathOf(one, a.first.things), one.route.body?.('never'), { who: 'a weak key', call: weak, statuses: [403], secret: a.word }, headers);
    });
    expect(await all(faults)).toEqual([]);
  });

  it('credentials that have ended, and those used from elsewhere, open nothing', async () => {
    const provision = serviceOf(product, 'gateway').get(ProvisionService);
    const { unitOfWork } = serviceOf(product, 'gateway').database;
    const inA = (sql: string, id?: string): Promise<unknown> =>
      unitOfWork.run({ workspaceId: a.workspaceId, customer: 'all' }, () => unitOfWork.query(sql, id === undefined ? [] : [id]));
    const expired = (await provision.addKey(a.slug, 'expired', ['admin'])) ?? '';
    await inA(`update identity.api_keys set expires_at = now() - interval '1 s' where name = 'expired'`);
    const { body: revoked } = await a.admin('POST', '/v1/keys', { name: 'revoked', scopes: ['admin'] });
    expect((await product.callerOf(revoked.key)('GET', '/v1/workspace')).status).toBe(200);
    await a.admin('DELETE', `/v1/keys/${revoked.id}`);
    const closed = await logInto(a);
    expect((await product.callerOf(closed)('DELETE', '/v1/sessions/current')).status).toBe(204);
    const overdue = await logInto(a);
    await inA(`update identity.staff_sessions set expires_at = now() - interval '1 s'`);
    const { body: gone } = await product.callerOf(null)('POST', '/v1/visitors', { workspace: a.slug });
    await inA('update identity.visitors set revoked_at = now() where customer_id = $1', gone.customerId);
    const ended = { expired, revoked: revoked.key as string, closed, overdue, visitor: gone.token as string, invented: `rk_${'x'.repeat(43)}`, empty: '', hash: 'a'.repeat(64) };
    for (const [who, token] of Object.entries(ended)) {
      const wish: Wish = { who, call: product.callerOf(token), statuses: [401], secret: a.word };
      const faults = guarded.filter(({ path }) => path !== '/metrics').map((one) => fault(one.method, pathOf(one, a.first.things), one.route.body?.('never'), wish));
      expect(await all(faults)).toEqual([]);
    }
    const elsewhere: Wish = { who: 'a page of another site', call: a.first.call, statuses: [403], secret: a.word };
    for (const origin of ['https://evil.example', `https://${b.slug}.example`, 'null', `https://${a.slug}.example.evil.example`, `http://${a.slug}.example`]) {
      const faults = guarded.filter(({ path }) => path !== '/metrics').map((one) => fault(one.method, pathOf(one, a.first.things), one.route.body?.('never'), elsewhere, { origin }));
      expect(await all(faults)).toEqual([]);
    }
  });

  it('lists, searches and cursors give a business its own', async () => {
    for (const one of lists) {
      const page = await b.admin('GET', `${one.path}?limit=200`);
      expect({ name: one.name, status: page.status, rows: page.body.data.length > 0 }).toEqual({ name: one.name, status: 200, rows: true });
      expect(await fault('GET', `${one.path}?limit=200`, undefined, { who: 'B', call: b.admin, statuses: [200], secret: a.word })).toEqual([]);
      for (const { body } of [await a.admin('GET', `${one.path}?limit=1`)]) {
        if (body.nextCursor === null) continue;
        const cursor = encodeURIComponent(body.nextCursor);
        expect(await fault('GET', `${one.path}?limit=200&cursor=${cursor}`, undefined, { who: 'B', call: b.admin, statuses: [200], secret: a.word })).toEqual([]);
      }
    }
    for (const q of [`${a.word} terrace`, `How much does the ${a.word} terrace cost?`, 'terrace costs $310 for an evening']) {
      for (const more of ['', `&category=${a.word}`]) {
        const { status, body } = await b.admin('GET', `/v1/knowledge/search?limit=50&q=${encodeURIComponent(q)}${more}`);
        expect(status).toBe(200);
        expect(body.passages.filter(({ text, title }: { text: string; title: string }) => `${title} ${text}`.includes(a.word))).toEqual([]);
      }
    }
    const found = await b.admin('GET', `/v1/knowledge/search?q=${b.word}`);
    expect(found.body.passages.length).toBeGreaterThan(0);
  });

  it("the assistant of a business does not know another's documents", async () => {
    const { body } = await b.first.call('POST', `/v1/conversations/${b.first.things.conversation}/messages?wait=reply`, { text: 'How much does the terrace of the quixotic house cost?' });
    expect(textOf({ status: 200, headers: new Headers(), body })).not.toContain(a.word);
    const explained = await b.admin('GET', `/v1/messages/${body.reply.id}/explanation`);
    expect(explained.status).toBe(200);
    expect(textOf(explained)).not.toContain(a.word);
  });

  it('a foreign conversation cannot be followed, and its own tells only of itself', async () => {
    const follow = async (token: string, conversation: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> => {
      const ending = new AbortController();
      const response = await fetch(`${product.url}/v1/conversations/${conversation}/events`, { headers: { authorization: `Bearer ${token}`, ...headers }, signal: ending.signal });
      let text = '';
      if (response.status !== 200) return { status: response.status, text: await response.text() };
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      while (!text.includes('event: ready')) {
        const { value, done } = await reader.read();
        if (done) break;
        text += value;
      }
      ending.abort();
      return { status: 200, text };
    };
    const own = await follow(a.first.token, a.first.things.conversation);
    expect(own.text).toContain(a.first.word);
    expect(own.text).not.toContain(a.second.word);
    for (const [token, position] of [[a.first.token, '0:0'], [b.first.token, '1:0'], [b.adminKey, '99:0']] as const) {
      const foreign = await follow(token, a.second.things.conversation, { 'last-event-id': position });
      expect(foreign.status).toBe(404);
      expect(foreign.text).not.toContain(a.word);
    }
  });

  it('an Idempotency-Key is its owner\'s: nobody is given the answer of somebody else', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const { body: other } = await a.admin('POST', '/v1/keys', { name: 'second site', scopes: ['admin'] });
    const callers = [a.admin, b.admin, product.callerOf(other.key), a.first.call, a.second.call, b.first.call];
    const body = (index: number): object => (index < 3 ? { customer: { externalId: `crm-${index}` }, reuse: false } : { reuse: false });
    const same = { reuse: false };
    const answers: Reply[] = [];
    for (const [index, call] of callers.entries()) answers.push(await call('POST', '/v1/conversations', index < 3 ? body(0) : same, key));
    expect(answers.map(({ status, headers }) => [status, headers.get('idempotency-replayed')])).toEqual(answers.map(() => [201, null]));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(callers.length);
    const again = await a.first.call('POST', '/v1/conversations', same, key);
    expect([again.headers.get('idempotency-replayed'), again.body.id]).toEqual(['true', answers[3]?.body.id]);
    expect((await a.first.call('POST', '/v1/conversations', { reuse: true }, key)).status).toBe(422);
    const text = { text: `the same words ${a.first.word}` };
    const said = await Promise.all([a.first, a.second, b.first].map(({ call, things }) => call('POST', `/v1/conversations/${things.conversation}/messages`, text, { 'idempotency-key': 'one' })));
    expect(new Set(said.map((answer) => answer.body.message.id)).size).toBe(3);
  });

  it('what the process writes tells nothing of anybody', async () => {
    await settled(product);
    await eventually(async () => (output.text.includes('"route"') ? true : undefined), 'the log');
    const lines = output.text.split('\n').filter((line) => [a, b].some(({ word }) => line.toLowerCase().includes(word)));
    expect(lines).toEqual([]);
    for (const secret of [a.adminKey, a.first.token, b.first.token, a.owner.password]) expect(output.text).not.toContain(secret);
  });
});
