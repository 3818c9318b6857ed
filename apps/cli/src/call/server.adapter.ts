import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CoreConfig } from '@rapport/config';
import { AppError } from '@rapport/errors';

/** What a refusal means to whoever asked; all else is a fault of what was asked. */
const CODES = new Map<number, 'unauthenticated' | 'rate_limited' | 'unavailable'>([[401, 'unauthenticated'], [429, 'rate_limited'], [502, 'unavailable'], [503, 'unavailable'], [504, 'unavailable']]);

/** A running Rapport, as the command line speaks to it: through the public API with an admin key. */
export class Server {
  constructor(
    readonly url: string,
    private readonly key: string,
  ) {}

  /**
   * Finds the server and the key: flags first, then settings, then the file that the first start wrote.
   *
   * @throws AppError `unauthenticated` that says where a key may come from
   */
  static async find(config: CoreConfig, flags: { url?: string | undefined; key?: string | undefined }): Promise<Server> {
    const url = flags.url ?? config.RAPPORT_PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
    const file = join(config.RAPPORT_DATA_DIR, 'admin-key');
    const key = flags.key ?? config.RAPPORT_ADMIN_KEY ?? (await readFile(file, 'utf8').then((text) => text.trim(), () => undefined));
    if (key) return new Server(url.replace(/\/$/, ''), key);
    throw new AppError('unauthenticated', `There is no key: give --key, set RAPPORT_ADMIN_KEY, or start once so that ${file} is written.`);
  }

  /** @throws AppError with the server's own words; `unavailable` when nothing answers */
  async call<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    return (await (await this.fetch(method, path, body, headers)).json()) as T;
  }

  /** Posts a text that is no JSON, JSON lines for example. */
  async send<T>(path: string, text: string, type: string): Promise<T> {
    return (await (await this.ask('POST', path, text, { 'content-type': type })).json()) as T;
  }

  /** Posts a form with a file; its bytes are read while they are sent. */
  async upload<T>(path: string, form: FormData): Promise<T> {
    return (await (await this.ask('POST', path, form, {})).json()) as T;
  }

  /** The raw answer, for streams. */
  fetch(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(method, path, body && JSON.stringify(body), { ...(body ? { 'content-type': 'application/json' } : {}), ...headers });
  }

  private async ask(method: string, path: string, body: string | FormData | undefined, headers: Record<string, string>): Promise<Response> {
    const all = { authorization: `Bearer ${this.key}`, ...headers };
    const response = await fetch(this.url + path, { method, headers: all, ...(body === undefined ? {} : { body }) }).catch((cause: unknown) => {
      throw new AppError('unavailable', `Nothing answers at ${this.url}. Start it with npm start, or name another with --url.`, { cause });
    });
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as { detail?: string; errors?: { field: string; rule: string; mend: string }[] };
    const faults = (problem.errors ?? []).map((fault) => `\n  ${fault.field} ${fault.rule}. ${fault.mend}`).join('');
    const retryAfterSeconds = Number(response.headers.get('retry-after') ?? 1);
    throw new AppError(CODES.get(response.status) ?? 'invalid_input', `${problem.detail ?? `The server answered ${response.status}.`}${faults}`, { retryAfterSeconds });
  }
}
