import { readBody } from './body.adapter.js';
import { FetchFault } from './fetch.errors.js';
import type { Fetched, FetchLimits, FetchReach, Head, Known } from './fetch.types.js';
import { mayBeReadable, nameOf } from './media-type.rule.js';
import { faultOf, guardedRequest } from './request.adapter.js';
import type { Resolver } from './resolver.port.js';
import { AGENT_NAME, type RobotsAnswer, RobotsService } from './robots.service.js';
import { webAddress } from './web-address.rule.js';

/** As RFC 9309 asks for at least. */
const ROBOTS_BYTES = 512 * 1024;
const ACCEPT = 'text/html, application/xhtml+xml, application/pdf, text/markdown, text/plain, text/csv, application/vnd.openxmlformats-officedocument.*, message/rfc822, */*;q=0.1';
const BASE_HEADERS = { 'user-agent': `${AGENT_NAME}/1.0`, accept: ACCEPT, 'accept-encoding': 'gzip, deflate, br' };

interface Landing {
  readonly url: URL;
  readonly head: Head;
}

/** Fetches pages and files of the web for a server that must not be talked into reaching where its sender can't. */
export class FetchService {
  private readonly robots: RobotsService;

  constructor(
    private readonly resolver: Resolver,
    private readonly reach: FetchReach,
    private readonly limits: FetchLimits,
  ) {
    this.robots = new RobotsService((url, signal) => this.askRobots(url, signal));
  }

  /**
   * Fetches what stands at an address.
   *
   * @param address from a person; the same rules hold for each redirect
   * @param known asks only for what has changed since
   * @param signal ends it
   * @throws FetchFault when there is nothing to be had: why, and whether trying again can help
   */
  async fetch(address: string, known: Known | undefined, signal: AbortSignal): Promise<Fetched> {
    const clock = new AbortController();
    const seconds = Math.ceil(this.limits.totalMs / 1000);
    const timer = setTimeout(() => clock.abort(new FetchFault(`Fetching took longer than ${seconds} s.`, true)), this.limits.totalMs);
    const ends = AbortSignal.any([signal, clock.signal]);
    try {
      const landing = await this.follow(this.checked(address), (url) => this.page(url, known, ends), ends);
      return await this.taken(landing, ends);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The page itself, if its site lets it be fetched. */
  private async page(url: URL, known: Known | undefined, signal: AbortSignal): Promise<Head> {
    const judged = await this.robots.judge(url, signal);
    if (judged === 'forbidden') throw new FetchFault(`${url.host} asks in its robots.txt not to fetch this page. Download it and upload the file.`);
    if (judged === 'away') throw new FetchFault(`${url.host} could not tell by its robots.txt whether the page may be fetched.`, true);
    return this.get(url, url.href === known?.url ? conditions(known) : {}, signal);
  }

  private async taken({ url, head }: Landing, signal: AbortSignal): Promise<Fetched> {
    if (head.status === 304) {
      head.discard();
      return { kind: 'unchanged', url: url.href };
    }
    if (head.status !== 200) {
      head.discard();
      throw refusal(url, head.status);
    }
    const mediaType = (head.headers['content-type'] ?? '').slice(0, 200);
    const fileName = nameOf(url, head.headers['content-disposition']);
    if (!mayBeReadable(mediaType, fileName)) {
      head.discard();
      throw new FetchFault(`${mediaType === '' ? 'A file of an unnamed kind' : mediaType} cannot be read. Give the address of a page, or of a PDF, Word, PowerPoint, CSV, Markdown or text file.`);
    }
    const bytes = await readBody(head, this.limits).catch((error: unknown) => {
      throw faultOf(error, url, signal);
    });
    if (bytes.length === 0) throw new FetchFault(`${url.host} sent an empty page.`);
    return { kind: 'fetched', url: url.href, bytes, mediaType, fileName, etag: short(head.headers['etag']), lastModified: short(head.headers['last-modified']) };
  }

  private async follow(start: URL, get: (url: URL) => Promise<Head>, signal: AbortSignal): Promise<Landing> {
    let url = start;
    for (let hops = 0; hops <= this.limits.redirects; hops += 1) {
      signal.throwIfAborted();
      const head = await get(url);
      const location = head.headers['location'];
      if (![301, 302, 303, 307, 308].includes(head.status) || location === undefined) return { url, head };
      head.discard();
      url = this.checked(location, url);
    }
    throw new FetchFault(`The address was passed on more than ${this.limits.redirects} times. Give the address where it ends.`);
  }

  private get(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Head> {
    const { allowPrivate } = this.reach;
    return guardedRequest(this.resolver, { url, headers: { ...BASE_HEADERS, ...headers }, allowPrivate, headMs: this.limits.headMs, signal });
  }

  private checked(text: string, base?: URL): URL {
    const judged = webAddress(text, this.reach, base);
    if ('url' in judged) return judged.url;
    throw new FetchFault(base === undefined ? `The address ${judged.refused}.` : `${base.host} passes on to an address that ${judged.refused}.`);
  }

  /** What cannot be had by fault of the asker is no rule (4xx); what the site cannot give now forbids for now (5xx, no answer). */
  private async askRobots(robots: URL, signal: AbortSignal): Promise<RobotsAnswer> {
    try {
      const { head } = await this.follow(robots, (url) => this.get(url, {}, signal), signal);
      if (head.status !== 200) {
        head.discard();
        return head.status >= 500 || head.status === 429 ? 'nothing-for-now' : 'everything';
      }
      return { rules: (await readBody(head, { bytes: ROBOTS_BYTES, ratio: this.limits.ratio })).toString('utf8') };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof FetchFault && !error.passing) throw error;
      return 'nothing-for-now';
    }
  }
}

function conditions({ etag, lastModified }: Known): Record<string, string> {
  return { ...(etag === null ? {} : { 'if-none-match': etag }), ...(lastModified === null ? {} : { 'if-modified-since': lastModified }) };
}

function refusal({ host }: URL, status: number): FetchFault {
  if (status === 404 || status === 410) return new FetchFault(`${host} has no such page (${status}).`);
  if (status === 401 || status === 403) return new FetchFault(`${host} does not show this page to everybody (${status}). Download it and upload the file.`);
  return new FetchFault(`${host} answered ${status}.`, status >= 500 || status === 429 || status === 408 || status === 425);
}

function short(header: string | undefined): string | null {
  return header === undefined || header.length > 500 ? null : header;
}
