import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  /** Address of the script. */
  readonly script: string;
  /** More attributes of its tag. */
  readonly attributes?: string;
  readonly css?: string;
  /** The site's content security policy. */
  readonly policy?: string;
}

/** A site that carries the chat: a page of its own on an origin of its own. */
export class HostSite {
  page: HostPage = { script: '' };
  private readonly server: Server = createServer((_, outgoing) => {
    const { script, attributes = '', css = '', policy } = this.page;
    outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...(policy === undefined ? {} : { 'content-security-policy': policy }) });
    const style = css === '' ? '' : `<style>${css}</style>`;
    const icon = '<link rel="icon" href="data:,">';
    outgoing.end(`<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width">${icon}<title>A shop</title>${style}</head>
      <body><h1>A shop</h1><p>Words of the shop.</p><button>Buy</button><script src="${script}" data-workspace="teppan" ${attributes}></script></body></html>`);
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
