import type { ProvisionService } from '@rapport/gateway/provision';
import { loadSeed } from './seed/seed.loader.js';

const AT_ONCE = 4;
const PATIENCE_MS = 120_000;

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

async function call(base: string, adminKey: string, method: string, path: string, body?: object, key?: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${adminKey}`, ...(body ? { 'content-type': 'application/json' } : {}), ...(key ? { 'idempotency-key': key } : {}) };
  const response = await fetch(base + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/**
 * Brings the demo's articles in through the public API, as a business would, and waits until all can be searched. Articles that
 * are there already are left alone, so an interrupted first start goes on where it stopped.
 */
export async function seedArticles(base: string, adminKey: string, progress: Progress): Promise<void> {
  const { articles } = await loadSeed();
  const list = (query: string): Promise<{ data: { title: string; state: string }[] }> =>
    call(base, adminKey, 'GET', `/v1/documents?limit=200${query}`) as Promise<{ data: { title: string; state: string }[] }>;
  const known = new Set((await list('')).data.map((document) => document.title));
  const missing = articles.filter((article) => !known.has(article.title));
  const queue = [...missing];
  const feed = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { slug, title, category, tags, text } = next;
      await call(base, adminKey, 'POST', '/v1/documents', { title, category, tags, text }, `seed-${slug}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, feed));
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const ready = (await list('&state=ready')).data.length;
    progress(ready, articles.length);
    if (ready >= articles.length) return;
    if (Date.now() > until) throw new Error(`Only ${ready} of ${articles.length} articles were read; see GET /v1/documents?state=failed.`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
