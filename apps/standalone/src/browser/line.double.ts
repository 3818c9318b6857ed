import { type ClientRequest, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where in a stream of events the line breaks: in the middle of this event, counted from 1 by its name. */
export interface Break {
  readonly event: string;
  readonly count: number;
}

/** The line between a browser and the server: it can be dead, break in the middle of an event, or lose an answer. */
export class LineDouble {
  /** What the browser sent as it came back to a stream, `null` where it sent nothing. */
  readonly resumed: (string | null)[] = [];
  /** Everything that the streams have told. */
  told = '';
  dead = false;
  private breaks: Break[] = [];
  private loses: RegExp | undefined;
  private readonly streams = new Set<ServerResponse>();
  private readonly server: Server;

  constructor(private readonly target: string) {
    this.server = createServer((incoming, outgoing) => this.pass(incoming, outgoing));
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The next streams break there, one after the other. */
  breakAt(...breaks: Break[]): void {
    this.breaks = breaks;
  }

  /** The next request to such a path is done, and its answer never arrives. */
  loseAnswer(path: RegExp): void {
    this.loses = path;
  }

  /** Ends the streams that are open. */
  cut(): void {
    for (const stream of this.streams) stream.destroy();
  }

  private pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (this.dead) return void outgoing.destroy();
    const path = incoming.url ?? '/';
    const onward: ClientRequest = request(new URL(path, this.target), { method: incoming.method, headers: incoming.headers }, (answer) => {
      if (incoming.method === 'POST' && this.loses?.test(path)) {
        this.loses = undefined;
        answer.resume().once('end', () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      if (path.endsWith('/events')) this.stream(incoming, outgoing, answer);
      else answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    outgoing.once('close', () => onward.destroy());
    incoming.pipe(onward);
  }

  private stream(incoming: IncomingMessage, outgoing: ServerResponse, answer: IncomingMessage): void {
    if (incoming.method !== 'GET') return void answer.pipe(outgoing);
    const last = incoming.headers['last-event-id'];
    this.resumed.push(typeof last === 'string' ? last : null);
    this.streams.add(outgoing);
    outgoing.once('close', () => this.streams.delete(outgoing));
    outgoing.flushHeaders();
    let heard = '';
    answer.on('data', (chunk: Buffer) => {
      const before = heard.length;
      heard += chunk.toString();
      const end = this.endOf(heard);
      this.told += heard.slice(before, end);
      if (end === undefined) return void outgoing.write(chunk);
      this.breaks.shift();
      outgoing.write(heard.slice(before, end), () => outgoing.destroy());
      answer.destroy();
    });
  }

  private endOf(heard: string): number | undefined {
    const [next] = this.breaks;
    if (!next) return undefined;
    const found = [...heard.matchAll(new RegExp(`event: ${next.event}\\n`, 'g'))][next.count - 1];
    return found && found.index + found[0].length + 'data: {"tur'.length;
  }
}
