import { type IncomingMessage, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { codeOf, FetchFault } from './fetch.errors.js';
import type { Head } from './fetch.types.js';
import { mayConnectTo } from './address.rule.js';
import type { HostAddress, Resolver } from './resolver.port.js';
import { hostOf } from './web-address.rule.js';

export interface GuardedRequest {
  /** Checked by {@link webAddress}. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly allowPrivate: boolean;
  readonly headMs: number;
  readonly signal: AbortSignal;
}

/**
 * Makes one GET. The name is resolved once, every address is checked, and the connection goes to these addresses alone: an answer of the
 * resolver that changes in between changes nothing. Proxies of the environment are not asked.
 *
 * @throws FetchFault
 */
export async function guardedRequest(resolver: Resolver, request: GuardedRequest): Promise<Head> {
  const addresses = await checkedAddresses(resolver, request);
  const head = await connect(request, addresses);
  const remote = head.socket.remoteAddress;
  if (remote === undefined || !mayConnectTo(remote, request.allowPrivate)) {
    head.destroy();
    throw new FetchFault('The address leads to a private or reserved address, which is not fetched from.');
  }
  return {
    status: head.statusCode ?? 0,
    headers: Object.fromEntries(Object.entries(head.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])),
    body: head as AsyncIterable<Buffer>,
    discard: () => void head.destroy(),
  };
}

async function checkedAddresses(resolver: Resolver, { url, allowPrivate, signal }: GuardedRequest): Promise<readonly HostAddress[]> {
  const host = hostOf(url);
  const family = isIP(host);
  const found = family === 0 ? await within(signal, resolver.resolve(host)).catch((error: unknown) => unresolved(host, error)) : [{ address: host, family: family === 6 ? 6 : 4 } as const];
  if (found.length === 0) throw new FetchFault(`${host} has no address. Check how it is written.`);
  // One closed address among open ones is reason enough: whoever mixes them picks the moment.
  if (found.every(({ address }) => mayConnectTo(address, allowPrivate))) return found;
  throw new FetchFault(`${host} leads to a private or reserved address, which is not fetched from. The setting RAPPORT_FETCH_PRIVATE allows private ones.`);
}

function unresolved(host: string, error: unknown): never {
  if (error instanceof FetchFault) throw error;
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code === 'ENODATA') throw new FetchFault(`There is no host of the name ${host}. Check how it is written.`, false, { cause: error });
  throw new FetchFault(`The name ${host} could not be looked up.`, true, { cause: error });
}

function connect({ url, headers, headMs, signal }: GuardedRequest, addresses: readonly HostAddress[]): Promise<IncomingMessage> {
  const pinned: LookupFunction = (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, addresses.map(({ address, family }) => ({ address, family })));
    else if (first) done(null, first.address, first.family);
  };
  const options: RequestOptions = { method: 'GET', headers, lookup: pinned, agent: false, signal };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const sent = send(url, options);
    const timer = setTimeout(() => sent.destroy(new FetchFault(`${url.host} did not answer in ${Math.ceil(headMs / 1000)} s.`, true)), headMs);
    sent.on('response', (head) => {
      clearTimeout(timer);
      resolve(head);
    });
    sent.on('error', (error) => {
      clearTimeout(timer);
      reject(faultOf(error, url, signal));
    });
    sent.end();
  });
}

/** What broke a connection, in words. */
export function faultOf(error: unknown, url: URL, signal: AbortSignal): FetchFault {
  if (error instanceof FetchFault) return error;
  if (signal.reason instanceof FetchFault) return signal.reason;
  const code = codeOf(error);
  if (/CERT|ALTNAME|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return new FetchFault(`${url.host} shows a certificate that cannot be trusted (${code}).`, false, { cause: error });
  if (code.startsWith('HPE_')) return new FetchFault(`${url.host} does not speak HTTP as it should (${code}).`, false, { cause: error });
  return new FetchFault(`${url.host} could not be reached${code === '' ? '' : ` (${code})`}.`, true, { cause: error });
}

function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new FetchFault('Fetching was broken off.', true));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
