import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FetchFault } from './fetch.errors.js';
import { FetchService } from './fetch.service.js';
import type { Known } from './fetch.types.js';
import { type HostAddress, Resolver } from './resolver.port.js';

const PAGE = '<h1>Prices</h1>';
const LIMITS = { bytes: 3_000_000, totalMs: 10_000, headMs: 2_000, redirects: 5, ratio: 200 };
const HERE: HostAddress = { address: '127.0.0.1', family: 4 };

type Route = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers by a script: the next answer of a name, the last one again and again. */
class ScriptedResolver extends Resolver {
  readonly asked: string[] = [];
  readonly script = new Map<string, (readonly HostAddress[] | Error)[]>();

  resolve(host: string): Promise<readonly HostAddress[]> {
    this.asked.push(host);
    const answers = this.script.get(host) ?? [[HERE]];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? []);
  }
}

const page = (body: Buffer | string, headers: Record<string, string> = {}, status = 200): Route => (_, response) => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(body);
};
/** More than is allowed, without a word about it before. */
const unsaid: Route = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(Buffer.alloc(3_000_001, 'x'));
};
const redirect = (location: string, status = 302): Route => (_, response) => {
  response.writeHead(status, { location });
  response.end();
};
const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('fetching', () => {
  let server: Server;
  let port: number;
  let routes: Record<string, Route>;
  let seen: IncomingMessage[];
  let resolver: ScriptedResolver;

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request);
      const route = routes[`${request.headers.host?.split(':')[0]} ${request.url}`] ?? routes[request.url ?? ''];
      if (route) return route(request, response);
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    routes = {};
    seen = [];
    resolver = new ScriptedResolver();
  });

  const service = (limits: Partial<typeof LIMITS> = {}, allowPrivate = true) => new FetchService(resolver, { ports: [80, 443, port], allowPrivate }, { ...LIMITS, ...limits });
  const at = (path: string, host = 'shop.example'): string => `http://${host}:${port}${path}`;
  const get = (path: string, known?: Known, limits: Partial<typeof LIMITS> = {}) => service(limits).fetch(at(path), known, new AbortController().signal);
  const faultOf = async (work: Promise<unknown>): Promise<FetchFault> => {
    const error = await work.then(() => undefined, (reason: unknown) => reason);
    if (error instanceof FetchFault) return error;
    throw new Error('it was fetched, or failed otherwise', { cause: error });
  };

  it('brings a page with all that is needed to know it again', async () => {
    routes['/prices.html'] = page(PAGE, { etag: '"1"', 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT' });
    expect(await get('/prices.html#top')).toEqual({
      kind: 'fetched', url: at('/prices.html'), bytes: Buffer.from(PAGE), mediaType: 'text/html; charset=utf-8', fileName: 'prices.html', etag: '"1"', lastModified: 'Sat, 21 Nov 2026 10:00:00 GMT',
    });
    expect(seen.at(-1)?.headers).toMatchObject({ host: `shop.example:${port}`, 'user-agent': expect.stringMatching(/^Rapport\//) });
    expect(seen.at(-1)?.headers).not.toHaveProperty('if-none-match');
  });

  it('asks only for what has changed, and only there', async () => {
    routes['/a'] = (request, response) => (request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'] === 'then' ? response.writeHead(304).end() : page(PAGE)(request, response));
    const known = { url: at('/a'), etag: '"1"', lastModified: 'then' };
    expect(await get('/a', known)).toEqual({ kind: 'unchanged', url: at('/a') });
    expect(await get('/a', { ...known, url: at('/b') })).toMatchObject({ kind: 'fetched' });
  });

  describe('the guard', () => {
    it('refuses names that lead inside, whole or in part, and says which setting opens', async () => {
      const closed = (host: string) => faultOf(service({}, false).fetch(at('/', host), undefined, new AbortController().signal));
      resolver.script.set('inside.example', [[HERE]]);
      resolver.script.set('mixed.example', [[{ address: '93.184.216.34', family: 4 }, { address: '10.0.0.1', family: 4 }]]);
      resolver.script.set('six.example', [[{ address: '::ffff:127.0.0.1', family: 6 }]]);
      for (const host of ['inside.example', 'mixed.example', 'six.example']) {
        expect(await closed(host)).toMatchObject({ passing: false, message: expect.stringMatching(new RegExp(`^${host} leads to a private.*RAPPORT_FETCH_PRIVATE`)) });
      }
      expect(await closed('127.0.0.1')).toMatchObject({ passing: false });
      expect(seen).toEqual([]);
    });

    it('connects to the address it has checked, whatever the name says a moment later', async () => {
      routes['/'] = page(PAGE);
      // Nobody listens at the second address: it would be taken if the name were looked up again for the connection.
      resolver.script.set('turning.example', [[HERE], [HERE], [{ address: '127.0.0.99', family: 4 }]]);
      expect(await service().fetch(at('/', 'turning.example'), undefined, new AbortController().signal)).toMatchObject({ kind: 'fetched' });
      // Once for robots.txt and once for the page; each of the two connections used the answer that was checked.
      expect(resolver.asked).toEqual(['turning.example', 'turning.example']);
    });

    it('checks a name anew for each request: one that turned inside is refused', async () => {
      const fetcher = service({}, false);
      resolver.script.set('turning.example', [[{ address: '10.0.0.1', family: 4 }]]);
      expect((await faultOf(fetcher.fetch(at('/', 'turning.example'), undefined, new AbortController().signal))).message).toContain('private');
      expect(seen).toEqual([]);
    });

    it.each([
      ['http://169.254.169.254/latest/meta-data/', 'private or reserved'],
      ['http://[::ffff:7f00:1]/', 'private or reserved'],
      ['ftp://shop.example/', 'http'],
      ['file:///etc/passwd', 'http'],
      ['http://ana:secret@shop.example/', 'password'],
      ['http://shop.example:22/', 'port 22'],
    ])('holds for redirects: %s', async (location, reason) => {
      routes['/'] = redirect(location);
      expect(await faultOf(get('/'))).toMatchObject({ passing: false, message: expect.stringContaining(reason) });
    });

    it('follows redirects, a few', async () => {
      for (let hop = 1; hop <= 6; hop += 1) routes[`/${hop}`] = redirect(hop === 6 ? 'end.html' : `/${hop + 1}`, [301, 302, 303, 307, 308][hop % 5]);
      routes['/end.html'] = page(PAGE);
      expect(await get('/2')).toMatchObject({ kind: 'fetched', url: at('/end.html') });
      expect((await faultOf(get('/1'))).message).toContain('more than 5 times');
      routes['/loop'] = redirect('/loop');
      expect((await faultOf(get('/loop'))).message).toContain('more than 5 times');
    });
  });

  describe('robots.txt', () => {
    it('is asked once, and honoured, by our name before the common one', async () => {
      routes['/robots.txt'] = page('User-agent: *\nDisallow: /\n\nUser-agent: rapport\nDisallow: /private\nAllow: /private/prices', { 'content-type': 'text/plain' });
      for (const path of ['/open', '/private/prices', '/private/else']) routes[path] = page(PAGE);
      const fetcher = service();
      const fetch = (path: string) => fetcher.fetch(at(path), undefined, new AbortController().signal);
      expect(await fetch('/open')).toMatchObject({ kind: 'fetched' });
      expect(await fetch('/private/prices')).toMatchObject({ kind: 'fetched' });
      expect(await faultOf(fetch('/private/else'))).toMatchObject({ passing: false, message: expect.stringContaining('robots.txt') });
      expect(seen.map(({ url }) => url)).toEqual(['/robots.txt', '/open', '/private/prices']);
    });

    it('of the site that a redirect leads to counts there', async () => {
      routes['shop.example /'] = redirect(at('/page', 'other.example'));
      routes['other.example /robots.txt'] = page('User-agent: *\nDisallow: /');
      routes['other.example /page'] = page(PAGE);
      expect((await faultOf(get('/'))).message).toContain('other.example');
    });

    it.each([[404, 'fetched'], [403, 'fetched'], [500, 'later'], [503, 'later'], [429, 'later']])('that answers %i: %s', async (status, outcome) => {
      routes['/robots.txt'] = page('x', {}, status);
      routes['/'] = page(PAGE);
      if (outcome === 'fetched') expect(await get('/')).toMatchObject({ kind: 'fetched' });
      else expect(await faultOf(get('/'))).toMatchObject({ passing: true, message: expect.stringContaining('robots.txt') });
    });
  });

  describe('bodies', () => {
    it.each([['gzip', gzipSync], ['deflate', deflateSync], ['br', brotliCompressSync]] as const)('are unpacked: %s', async (encoding, pack) => {
      routes['/'] = page(pack(PAGE), { 'content-encoding': encoding });
      expect(await get('/')).toMatchObject({ bytes: Buffer.from(PAGE) });
    });

    it.each([
      ['said to be too large', page('x', { 'content-length': '3000001' }), 'larger than 3 MB'],
      ['too large', unsaid, 'larger than 3 MB'],
      ['too large unpacked', page(gzipSync(randomBytes(2_300_000).toString('base64')), { 'content-encoding': 'gzip' }), 'larger than 3 MB'],
      ['a bomb', page(gzipSync(Buffer.alloc(2_900_000)), { 'content-encoding': 'gzip' }), 'unpacks to far more'],
      ['packed wrongly', page('no gzip at all', { 'content-encoding': 'gzip' }), 'packed wrongly'],
      ['cut off while packed', page(gzipSync(Buffer.alloc(5_000, 'word ')).subarray(0, 20), { 'content-encoding': 'gzip' }), 'packed wrongly'],
      ['packed unknown', page('x', { 'content-encoding': 'constructor' }), 'not understood'],
      ['empty', page(''), 'empty'],
      ['of a kind that cannot be read', page('x', { 'content-type': 'image/png' }), 'image/png cannot be read'],
      ['of no kind', page('x', { 'content-type': 'application/octet-stream' }), 'cannot be read'],
    ] as const)('are refused: %s', async (_, route, reason) => {
      routes['/'] = route;
      expect(await faultOf(get('/'))).toMatchObject({ passing: false, message: expect.stringContaining(reason) });
    });

    it('of an unnamed kind are taken by their name', async () => {
      routes['/files/Menu%20%C3%BC.pdf'] = page('%PDF-1.7', { 'content-type': 'application/octet-stream' });
      expect(await get('/files/Menu%20%C3%BC.pdf')).toMatchObject({ fileName: 'Menu ü.pdf' });
      routes['/download?id=7'] = page('%PDF-1.7', { 'content-type': 'binary/octet-stream', 'content-disposition': `attachment; filename="x.pdf"; filename*=UTF-8''..%2F..%2Fprices.pdf` });
      expect(await get('/download?id=7')).toMatchObject({ fileName: 'prices.pdf' });
      routes['/index.php'] = page(PAGE);
      expect(await get('/index.php')).toMatchObject({ fileName: '' });
    });
  });

  describe('what does not come', () => {
    it.each([[404, false], [410, false], [401, false], [403, false], [500, true], [503, true], [429, true]])('answered with %i can pass: %s', async (status, passing) => {
      routes['/'] = page('x', {}, status);
      expect(await faultOf(get('/'))).toMatchObject({ passing, message: expect.stringContaining(String(status)) });
    });

    it('is told by its cause', async () => {
      resolver.script.set('shop.example', [coded('ENOTFOUND')]);
      expect(await faultOf(get('/'))).toMatchObject({ passing: false, message: expect.stringContaining('no host of the name shop.example') });
      resolver.script.set('shop.example', [coded('EAI_AGAIN')]);
      expect(await faultOf(get('/'))).toMatchObject({ passing: true });
    });

    it('is given up after a while: a head, a body, a name, and the whole', async () => {
      routes['/silent'] = () => undefined;
      expect(await faultOf(get('/silent', undefined, { headMs: 400 }))).toMatchObject({ passing: true, message: expect.stringContaining('did not answer') });
      routes['/dripping'] = (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const drip = setInterval(() => response.write('x'), 10);
        response.on('close', () => clearInterval(drip));
      };
      expect(await faultOf(get('/dripping', undefined, { totalMs: 700 }))).toMatchObject({ passing: true, message: expect.stringContaining('longer than') });
      const silent = new FetchService({ resolve: () => new Promise<never>(() => undefined) }, { ports: [port], allowPrivate: true }, { ...LIMITS, totalMs: 100 });
      expect(await faultOf(silent.fetch(at('/'), undefined, new AbortController().signal))).toMatchObject({ passing: true });
    });

    it('breaks off in the middle', async () => {
      routes['/'] = (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
        response.write('half');
        setTimeout(() => response.destroy(), 20);
      };
      expect(await faultOf(get('/'))).toMatchObject({ passing: true });
    });

    it('ends when its asker goes', async () => {
      routes['/silent'] = () => undefined;
      const gone = new AbortController();
      const fetching = service().fetch(at('/silent'), undefined, gone.signal);
      setTimeout(() => gone.abort(new Error('shut down')), 30);
      await expect(fetching).rejects.toBeDefined();
    });
  });
});
