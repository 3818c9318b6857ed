import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { callerOf, type Caller } from '@rapport/testing';
import fc from 'fast-check';
import { openGatewayHouse, type GatewayHouse } from '../gateway-house.double.js';

const ROUTES = [
  ['POST', '/v1/customers'],
  ['POST', '/v1/conversations'],
  ['POST', '/v1/keys'],
  ['POST', '/v1/staff'],
  ['POST', '/v1/visitors'],
  ['POST', '/v1/documents'],
  ['PATCH', '/v1/workspace'],
] as const;
const FIELDS = ['email', 'phone', 'externalId', 'name', 'channel', 'customer', 'threadId', 'scopes', 'expiresAt', 'role', 'password', 'workspace', 'persona', 'allowedOrigins', 'timeZone', 'title', 'text', 'tags', '__proto__', 'constructor'];

let gateway: GatewayHouse;
let admin: Caller;

beforeAll(async () => {
  gateway = await openGatewayHouse();
  admin = callerOf(gateway.base, (await gateway.workspace('north')).key);
});
afterAll(() => gateway.close());

// A document that is well formed is asked of the knowledge service, which is not in this house.
const served = (status: number, path: string) => status < 500 || (path === '/v1/documents' && [503, 504].includes(status));

it('no body whatever makes the server fail', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('\u0000', '\ud800', "'; drop table identity.customers; --", '../../etc/passwd', '{{7*7}}'));
  const value = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }), fc.dictionary(fc.constantFrom(...FIELDS), text, { maxKeys: 4 }));
  const body = fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 6 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROUTES), body, fc.option(fc.string({ maxLength: 20 }), { nil: undefined }), async ([method, path], sent, key) => {
      const header: Record<string, string> = key !== undefined && /^[\x20-\x7e]*$/.test(key) ? { 'idempotency-key': key } : {};
      const { status } = await admin(method, path, sent, header);
      expect([method, path, served(status, path) ? 'served' : status]).toEqual([method, path, 'served']);
    }),
    { numRuns: 300 },
  );
});

it('no query whatever makes the server fail', async () => {
  const paths = ['/v1/keys', '/v1/audit', '/v1/deliveries/dead', '/v1/conversations'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.constantFrom('limit', 'cursor', 'status', 'x'), fc.string({ maxLength: 40 }), async (path, name, given) => {
      const { status } = await admin('GET', `${path}?${name}=${encodeURIComponent(given)}`);
      expect([path, status === 200 || status === 400]).toEqual([path, true]);
    }),
    { numRuns: 150 },
  );
});

it('a nest without a floor is refused, also under a key', async () => {
  const deep = `{"email":${'['.repeat(400_000)}${']'.repeat(400_000)}}`;
  for (const header of [{}, { 'idempotency-key': 'deep' }] as Record<string, string>[]) expect((await admin('POST', '/v1/customers', deep, header)).status).toBe(400);
  expect((await admin('GET', `/v1/keys?cursor=%00`)).body.errors[0].field).toBe('cursor');
});
