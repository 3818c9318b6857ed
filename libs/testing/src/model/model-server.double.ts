import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { ModelFault, ModelRecord, ModelScript } from './model-script.types.js';

/** How a provider words a refusal. */
export type Refuse = (response: ServerResponse, fault: Extract<ModelFault, { kind: 'status' }>) => void;

const GREETING = (): ModelScript => ({ text: 'Hello! How can I help you?' });

/** A stand-in for a provider on 127.0.0.1: requests are kept, answers and faults are scripted. */
export abstract class ModelServer {
  /** Every request, in order of arrival. */
  readonly requests: ModelRecord[] = [];
  private readonly scripts: ModelScript[] = [];
  private readonly embeddingFaults: ModelFault[] = [];
  private usual: (body: unknown) => ModelScript = GREETING;
  private readonly server: Server;

  protected constructor() {
    this.server = createServer((request, response) => void this.handle(request, response));
  }

  /** The root of the server. */
  get rootUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Answers the next chat calls, one script each; then the usual answer again. */
  enqueue(...scripts: ModelScript[]): void {
    this.scripts.push(...scripts);
  }

  /** Lets the next embedding calls go wrong, one fault each. */
  failEmbeddings(...faults: ModelFault[]): void {
    this.embeddingFaults.push(...faults);
  }

  /** Answers every chat call that has no script of its own. */
  answerWith(usual: (body: unknown) => ModelScript): void {
    this.usual = usual;
  }

  /** Forgets requests, scripts and faults. */
  reset(): void {
    this.requests.length = 0;
    this.scripts.length = 0;
    this.embeddingFaults.length = 0;
    this.usual = GREETING;
  }

  /** Ends it, with all open connections. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  protected listen(): Promise<void> {
    return new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  protected nextScript(body: unknown): ModelScript {
    return this.scripts.shift() ?? this.usual(body);
  }

  protected nextEmbeddingFault(): ModelFault | undefined {
    return this.embeddingFaults.shift();
  }

  /** Answers one request. */
  protected abstract route(record: ModelRecord, response: ServerResponse): Promise<void> | void;

  /**
   * Plays the faults that come before any answer, and those of an answer in one piece.
   *
   * @returns whether that was the answer
   */
  protected async failed(response: ServerResponse, fault: ModelFault | undefined, refuse: Refuse, inOnePiece: boolean): Promise<boolean> {
    if (fault?.kind === 'hang') return true;
    if (fault?.kind === 'reset') {
      response.socket?.resetAndDestroy();
      return true;
    }
    if (fault?.kind === 'status') {
      refuse(response, fault);
      return true;
    }
    if (!inOnePiece) return false;
    if (fault?.kind === 'badJson') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":');
      return true;
    }
    if (fault?.kind !== 'cut') return false;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"id":');
    await pause(5);
    response.socket?.destroy();
    return true;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path } = new URL(request.url ?? '/', 'http://localhost');
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const record = { method: request.method ?? '', path, headers, body: parse(Buffer.concat(parts).toString('utf8')) };
    this.requests.push(record);
    await this.route(record, response);
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
