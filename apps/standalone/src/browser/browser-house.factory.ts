import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { type Standalone, startStandalone } from '../standalone.service.js';
import { ChatPage } from './chat-page.adapter.js';
import { openChromium } from './chromium.factory.js';
import { EndingRepository } from './ending.repository.js';
import { HostSite } from './host-site.double.js';
import { LineDouble } from './line.double.js';

const KEY = 'a-key-for-the-browser-of-32-letters';
const LIMITS = { RAPPORT_LIMIT_NEW_VISITORS: '1000', RAPPORT_LIMIT_ADDRESS: '100000' };

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test asserts the shape of what comes back
type Call = (method: string, path: string, body?: unknown) => Promise<{ readonly status: number; readonly body: any }>;

export interface StoredMessage {
  readonly id: string;
  readonly role: string;
  readonly text: string;
}

/** The whole product and a browser in front of it. */
export class BrowserHouse {
  private readonly pages: ChatPage[] = [];

  private constructor(
    private readonly folder: string,
    private readonly product: Standalone,
    private readonly browser: Browser,
    readonly staff: Call,
    readonly endings: EndingRepository,
  ) {}

  static async open(chromium: string | undefined, callerOf: (url: string, key: string) => Call, env: Record<string, string> = {}): Promise<BrowserHouse> {
    const folder = await mkdtemp(join(tmpdir(), 'rapport-browser-'));
    const product = await startStandalone({ ...LIMITS, PORT: '0', RAPPORT_DATA_DIR: folder, RAPPORT_ADMIN_KEY: KEY, RAPPORT_BURST_MS: '0', RAPPORT_LOG_LEVEL: 'error', ...env });
    const staff = callerOf(product.url, KEY);
    const { body: workspace } = await staff('GET', '/v1/workspace');
    return new BrowserHouse(folder, product, await openChromium(chromium), staff, new EndingRepository(product, workspace.id as string));
  }

  get url(): string {
    return this.product.url;
  }

  async chat(url = this.url, options: BrowserContextOptions = {}): Promise<ChatPage> {
    const page = await ChatPage.open((settings) => this.browser.newContext(settings), url, options);
    this.pages.push(page);
    return page;
  }

  /** A chat page that has greeted. */
  async begun(url?: string, options?: BrowserContextOptions): Promise<ChatPage> {
    const page = await this.chat(url, options);
    await page.greeted();
    return page;
  }

  /** Messages of the conversation that began last, as the server has them. */
  async stored(): Promise<StoredMessage[]> {
    const { body: list } = await this.staff('GET', '/v1/conversations?limit=1');
    const { body } = await this.staff('GET', `/v1/conversations/${list.data[0].id}/messages?limit=100`);
    return body.data as StoredMessage[];
  }

  /** Sites of these origins, and no others, may carry the chat. */
  async allow(...allowedOrigins: string[]): Promise<void> {
    const { status } = await this.staff('PATCH', '/v1/workspace', { allowedOrigins });
    if (status !== 200) throw new Error(`the origins were answered ${status}`);
  }

  async withLine(work: (line: LineDouble, url: string) => Promise<void>): Promise<void> {
    const line = new LineDouble(this.url);
    try {
      await work(line, await line.open());
    } finally {
      await this.leave();
      await line.close();
    }
  }

  async withSite(work: (site: HostSite, url: string) => Promise<void>): Promise<void> {
    const site = new HostSite();
    site.page = { script: `${this.url}/widget.js` };
    try {
      await work(site, await site.open());
    } finally {
      await this.leave();
      await site.close();
    }
  }

  /** Closes every page. */
  async leave(): Promise<void> {
    for (const page of this.pages.splice(0)) await page.close();
  }

  async close(): Promise<void> {
    await this.leave();
    await this.browser.close();
    await this.product.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
