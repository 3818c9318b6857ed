import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProvisionService } from '@rapport/gateway/provision';
import { loadSeed } from './seed/seed.loader.js';

const AT_ONCE = 4;
const PATIENCE_MS = 60_000;

export interface Progress {
  /** @param done documents that are ready @param total all of them */
  (done: number, total: number): void;
}

/** Makes the demo workspace, Teppan & Co. @returns whether it is new */
export async function provisionDemo(provision: ProvisionService, adminKey: string): Promise<boolean> {
  const { workspace, persona } = await loadSeed();
  const { slug, name, timeZone, country, currency, accentColor, allowedOrigins, escalationContact } = workspace;
  const settings = { name, timeZone, country, currency, accentColor, allowedOrigins, escalationContact };
  const { created } = await provision.provision({ slug, settings, persona, adminKey });
  return created;
}

async function call(base: string, adminKey: string, method: string, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${adminKey}`, ...(body ? { 'content-type': 'application/json' } : {}) };
  const response = await fetch(base + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
  return response.json();
}

export interface DemoReading {
  /** Origin of the running product. */
  readonly base: string;
  readonly adminKey: string;
  readonly dataDir: string;
  readonly progress: Progress;
}

/**
 * Brings the demo's articles in through the public API, once, as a business would. What the business does with them afterwards is its own
 * affair: an article that was deleted stays deleted. Nothing that goes wrong here keeps the product from running.
 *
 * @returns what the operator should know
 */
export async function readDemo(reading: DemoReading): Promise<string[]> {
  const mark = join(reading.dataDir, 'demo-articles-sent');
  if (existsSync(mark)) return [];
  try {
    const sent = await sendArticles(reading);
    await writeFile(mark, '');
    const unread = await waitFor(sent, reading);
    return unread === 0 ? [] : [`${unread} of the demo's articles are not read; GET /v1/documents says how they stand.`];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`The demo's articles were not brought in: ${why}. If the key was revoked, delete ${join(reading.dataDir, 'admin-key')} and start again for a new one.`];
  }
}

/** An article that is there already is taken as what it is, so an interrupted first start goes on where it stopped. */
async function sendArticles({ base, adminKey }: DemoReading): Promise<Set<string>> {
  const queue = [...(await loadSeed()).articles];
  const sent = new Set<string>();
  const feed = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { title, category, tags, text } = next;
      const document = (await call(base, adminKey, 'POST', '/v1/documents', { title, category, tags, text })) as { id: string };
      sent.add(document.id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, feed));
  return sent;
}

/** @returns how many of these were not read in time, or cannot be */
async function waitFor(sent: ReadonlySet<string>, { base, adminKey, progress }: DemoReading): Promise<number> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const { data } = (await call(base, adminKey, 'GET', '/v1/documents?limit=200')) as { data: { id: string; state: string }[] };
    const mine = data.filter((document) => sent.has(document.id));
    const ready = mine.filter((document) => document.state === 'ready').length;
    const failed = mine.filter((document) => document.state === 'failed').length;
    progress(ready, sent.size);
    if (ready + failed >= sent.size || Date.now() > until) return sent.size - ready;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
