import fc from 'fast-check';
import { operationsOf, validValue } from './api-operation.rule.js';
import type { ApiOperation, HostileRequest } from './hostile.types.js';
import { type BodyMaterial, hostileBody } from './hostile-body.factory.js';
import { hostileText } from './hostile-text.factory.js';

export interface RequestMaterial extends BodyMaterial {
  /** A credential that may do everything. */
  readonly key: string;
  /** Ids that exist, by the part of the path that they belong to: `/v1/documents`. */
  readonly ids: Readonly<Record<string, string>>;
}

interface Trick {
  readonly name: string;
  readonly target?: (target: string) => string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly method?: string;
}

/** What HTTP lets through as a header's value; the rest would be refused before any of our code. */
const headerValue = (text: string): string => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?').trim().slice(0, 7_000);
const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString()).slice(0, 6_000);

function tricks(operation: ApiOperation, { corpus }: RequestMaterial): fc.Arbitrary<Trick> {
  const words = hostileText(300, corpus);
  const names = operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const name = fc.oneof(...(names.length === 0 ? [] : [fc.constantFrom(...names)]), fc.constantFrom('limit', 'cursor', 'wait', '__proto__', 'x', 'a[b]'));
  const query = fc.tuple(name, fc.oneof(words.map(encoded), fc.constantFrom('', '-1', '1e9', '%', '%zz', '%00', '0x7', 'a&a', 'reply')), fc.boolean()).map(([key, value, twice]): Trick => ({
    name: `query ${key}`,
    target: (target) => `${target}${target.includes('?') ? '&' : '?'}${encoded(key)}=${value}${twice ? `&${encoded(key)}=2` : ''}`,
  }));
  const header = fc.tuple(fc.constantFrom('idempotency-key', 'x-request-id', 'traceparent', 'accept', 'accept-language', 'cookie', 'origin', 'last-event-id', 'x-forwarded-for', 'range', 'if-none-match', 'x-visitor-token', 'user-agent', 'te', 'forwarded'), words.map(headerValue))
    .map(([key, value]): Trick => ({ name: `header ${key}`, headers: [[key, value]] }));
  const credential = words.map((text): Trick => ({ name: 'credential', headers: [['authorization', headerValue(text).startsWith('B') ? headerValue(text) : `Bearer ${headerValue(text)}`]] }));
  const path = fc.oneof(
    fc.constantFrom('//', '/./', '/../', '/%2e%2e/', '/%2f', '/%00', '/;a=b/', '/%c0%af', '/%ff', '\\', '/.', '?', '#a', '%', '/%25', 'x'.repeat(4_000)).map((piece): Trick => ({ name: 'path', target: (target) => target.replace(/^(\/v1\/[^/?]+)/, (whole) => whole + piece) })),
    words.map((text): Trick => ({ name: 'path part', target: (target) => target.replace(/[^/]+$/, encoded(text)) })),
  );
  const method = fc.constantFrom('PUT', 'OPTIONS', 'HEAD', 'TRACE', 'PATCH', 'DELETE', 'POST', 'GET', 'PROPFIND').map((verb): Trick => ({ name: `method ${verb}`, method: verb }));
  return fc.oneof({ arbitrary: query, weight: 4 }, { arbitrary: header, weight: 4 }, { arbitrary: path, weight: 3 }, { arbitrary: credential, weight: 1 }, { arbitrary: method, weight: 1 });
}

function validTarget(operation: ApiOperation, { ids, document }: RequestMaterial): string {
  const base = /^\/v1\/[^/]+/.exec(operation.path)?.[0] ?? '';
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
    return encoded(ids[name === 'id' ? base : name] ?? String(validValue(parameter?.schema ?? {}, document)));
  });
}

/** Requests to one operation: valid ones to which something was done, in path, query, headers and body. */
export function hostileRequestTo(operation: ApiOperation, material: RequestMaterial): fc.Arbitrary<HostileRequest> {
  const body = hostileBody(operation, material);
  const target = validTarget(operation, material);
  const many = fc.array(tricks(operation, material), { minLength: body === undefined ? 1 : 0, maxLength: 2 });
  return fc.record({ done: many, body: body ?? fc.constant(undefined), chunked: fc.nat(9) }).map(({ done, body: sent, chunked }) => {
    const own = done.flatMap(({ headers = [] }) => headers);
    const has = (name: string): boolean => own.some(([key]) => key === name);
    return {
      operation: operation.id,
      tricks: [...done.map(({ name }) => name), ...(sent === undefined ? [] : [sent.trick])],
      method: done.find(({ method }) => method !== undefined)?.method ?? operation.method,
      target: done.reduce((path, trick) => trick.target?.(path) ?? path, target),
      headers: [...own, ...(has('authorization') ? [] : [['authorization', `Bearer ${material.key}`] as const]), ...(sent?.type === undefined ? [] : [['content-type', sent.type] as const])],
      body: sent?.bytes,
      chunked: sent !== undefined && chunked === 0,
    };
  });
}

/**
 * Requests to every operation of an API in turn, the same for the same seed.
 *
 * @param count how many
 * @param leaveOut ids of operations that would end what the run needs, its session for instance
 */
export function* hostileRequests(material: RequestMaterial, seed: number, count: number, leaveOut: ReadonlySet<string> = new Set()): Generator<HostileRequest> {
  const operations = operationsOf(material.document).filter(({ id }) => !leaveOut.has(id));
  const each = operations.map((operation) => hostileRequestTo(operation, material));
  const share = Math.min(40, Math.ceil(count / each.length));
  for (let made = 0, round = 0; made < count; round += 1) {
    for (const [index, requests] of each.entries()) {
      for (const request of fc.sample(requests, { seed: seed * 1_000_003 + round * 1_009 + index, numRuns: share })) {
        if (made++ >= count) return;
        yield request;
      }
    }
  }
}
