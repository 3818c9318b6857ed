import { connect } from 'node:net';
import type { HostileAnswer, HostileRequest } from './hostile.types.js';

/** The bytes of a request. Nothing is mended on the way, as a client library would. */
export function wireBytes(request: HostileRequest, host: string): Buffer {
  const { body, chunked } = request;
  const length: (readonly [string, string])[] = body === undefined ? [] : [chunked ? ['transfer-encoding', 'chunked'] : ['content-length', String(body.length)]];
  const lines = [['host', host] as const, ...request.headers, ...length, ['connection', 'close'] as const].map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`${request.method} ${request.target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
  return body === undefined ? head : Buffer.concat([head, ...(chunked ? inChunks(body) : [body])]);
}

function inChunks(body: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += 1_000) {
    const part = body.subarray(at, at + 1_000);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return [...parts, Buffer.from('0\r\n\r\n')];
}

/**
 * Sends a request over a connection of its own and waits for the head of the answer.
 *
 * @param port of a server on the loopback
 * @param patienceMs how long to wait
 * @param from the last part of the address to come from: many connections in a short time need more than one
 */
export function sendHostile(port: number, request: HostileRequest, patienceMs: number, from = 1): Promise<HostileAnswer> {
  const started = performance.now();
  return new Promise((resolve) => {
    let head = '';
    const socket = connect({ port, host: '127.0.0.1', localAddress: `127.0.0.${from}` });
    const timer = setTimeout(() => end(-1), patienceMs);
    const end = (status: number): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ status, ms: performance.now() - started });
    };
    socket.on('data', (bytes: Buffer) => {
      if (head.length < 1_000) head += bytes.toString('latin1');
      const status = /^HTTP\/1\.1 (\d{3})[\s\S]*?\r\n\r\n/.exec(head)?.[1];
      if (status !== undefined && status !== '100') end(Number(status));
    });
    // A refusal may come before the body has been sent.
    socket.on('error', () => end(0));
    socket.on('close', () => end(Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0)));
    socket.write(wireBytes(request, `127.0.0.1:${port}`));
  });
}
