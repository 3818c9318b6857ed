import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chunkRead, datasetPage, datasetRead, documentAppend, documentContent, documentCreate, messageRead, type DatasetView, type DataOf, type DocumentTaken, type MessageView } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { answer } from '@rapport/service-host';
import { callerOf, type Caller } from '@rapport/testing';
import { openGatewayHouse, type GatewayHouse } from '../gateway-house.double.js';

const ID = '7b1f7a4e-5df5-4c8e-9d7f-6f1f6f0f0f01';
const NOW = '2026-11-21T10:00:00.000Z';
const PAGES = 100;

let gateway: GatewayHouse;
let admin: Caller;
let key: string;
const taken: DataOf<typeof documentCreate>[] = [];
const pagesAsked: (string | null)[] = [];
/** The last file that came in pieces. */
const pieces: Buffer[] = [];

beforeAll(async () => {
  gateway = await openGatewayHouse([
    answer(documentCreate, async (data): Promise<DocumentTaken> => {
      taken.push(data);
      const { title, category, tags } = data;
      const progress = { stage: 'queued' as const, done: 0, total: null };
      const view = { id: ID, title: title ?? 'Untitled', category, tags, format: 'markdown' as const, language: null, state: 'queued' as const, progress, error: null, notes: [] };
      return { ...view, chunks: 0, version: 1, servingVersion: null, source: null, createdAt: NOW, updatedAt: NOW, unchanged: false };
    }),
    answer(documentAppend, async ({ fileId, ordinal, bytes }) => {
      pieces[ordinal] = Buffer.from(bytes, 'base64');
      return { fileId };
    }),
    answer(documentContent, async ({ ordinal }) => {
      if (pieces.length === 0) throw AppError.notFound('version');
      const size = pieces.reduce((sum, { length }) => sum + length, 0);
      return { bytes: (pieces[ordinal] ?? Buffer.alloc(0)).toString('base64'), pieces: pieces.length, fileName: 'Preise "neu".pdf', mediaType: 'application/pdf', size };
    }),
    answer(datasetRead, async ({ datasetId }): Promise<DatasetView> => {
      const counts = { train: 8, validation: 1, test: 1 };
      return { id: datasetId, name: 'n', kind: 'chat', state: 'ready', error: null, counts, scrubReport: {}, createdAt: NOW, erasedExamples: 0, erasedAt: null, readyAt: NOW };
    }),
    answer(datasetPage, async ({ cursor, split }) => {
      pagesAsked.push(cursor);
      const at = Number(cursor ?? 0);
      const lines = Array.from({ length: 500 }, (_, line) => JSON.stringify({ at, line, split: split ?? 'all', filler: 'x'.repeat(400) }));
      return { lines, nextCursor: at + 1 < PAGES ? String(at + 1) : null };
    }),
    answer(messageRead, async ({ messageId }): Promise<MessageView> => ({
      id: messageId, conversationId: ID, seq: 2, role: 'assistant', text: 'Half [KB-007].', createdAt: NOW, inReplyTo: null, agent: 'knowledge', intent: 'policy', confidence: 0.9, delivery: 'sent',
      citations: [{ ref: 'KB-007', chunkId: ID, documentId: ID, title: 'Cancelling', quote: 'half is refunded' }],
    })),
    answer(chunkRead, async ({ chunkId }) => ({
      chunkId, documentId: ID, ref: 'KB-007', title: 'Cancelling', headings: ['Late'], page: 3, text: 'After that half is refunded.', usageCount: 1, successRate: null,
    })),
  ]);
  key = (await gateway.workspace('north')).key;
  admin = callerOf(gateway.base, key);
});
afterAll(() => gateway.close());

async function upload(parts: Record<string, string>, file?: { name: string; bytes: Uint8Array<ArrayBuffer> }, path = '/v1/documents') {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) form.append(name, value);
  if (file) form.append('file', new Blob([file.bytes]), file.name);
  const response = await fetch(gateway.base + path, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body: form });
  return { status: response.status, body: (await response.json()) as { title: string; code: string; detail: string; errors: { field: string }[] } };
}
const bytes = (text: string) => new TextEncoder().encode(text);

describe('bad input', () => {
  it.each([
    ['JSON that is none', 'POST', '/v1/customers', '{"email":', 400, 'invalid_input'],
    ['a list for an object', 'POST', '/v1/customers', '[]', 400, 'invalid_input'],
    ['an empty body', 'POST', '/v1/customers', '', 400, 'invalid_input'],
    ['a body that is too large', 'POST', '/v1/documents', JSON.stringify({ title: 'a', text: 'x'.repeat(6_300_000) }), 413, 'too_large'],
    ['a document that is too large', 'POST', '/v1/documents', JSON.stringify({ title: 'a', text: 'ü'.repeat(1_500_000) }), 413, 'too_large'],
    ['a path that is not there', 'GET', '/v1/nothing', undefined, 404, 'not_found'],
    ['a method that is not there', 'PATCH', `/v1/documents/${ID}`, '{}', 405, 'not_found'],
    ['an id that is none', 'GET', '/v1/customers/7', undefined, 400, 'invalid_input'],
    ['an unknown id', 'GET', `/v1/customers/${ID}`, undefined, 404, 'not_found'],
    ['an unknown parameter', 'GET', '/v1/keys?colour=red', undefined, 400, 'invalid_input'],
    ['an escape that is none', 'GET', '/v1/customers/%zz', undefined, 400, 'invalid_input'],
    ['a prototype', 'POST', '/v1/customers', '{"__proto__":{"admin":true},"email":"a@b.co"}', 400, 'invalid_input'],
  ])('%s is a problem that can be understood', async (_, method, path, body, status, code) => {
    const answer = await admin(method, path, body, { 'x-request-id': 'test-request-1' });
    expect(answer).toMatchObject({ status, body: { status, code, requestId: 'test-request-1' } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.get('x-request-id')).toBe('test-request-1');
    expect(answer.body.detail.length).toBeGreaterThan(10);
  });

  it('names every field with rule and mend', async () => {
    const { body } = await admin('POST', '/v1/customers', { email: 'ana@', name: 7, surname: 'x' });
    expect(body.errors).toHaveLength(3);
    expect(body.errors).toContainEqual({ field: 'surname', rule: 'is not a field of this request', mend: expect.stringContaining('/docs') });
    expect((await admin('POST', '/v1/customers', { phone: '12345' })).body.errors[0].field).toBe('customer.phone');
    expect((await admin('POST', '/v1/customers', { name: 'Ana' })).body.errors[0].rule).toContain('at least one of');
  });

  it('says which methods a path knows', async () => {
    expect((await admin('PATCH', '/v1/keys', {})).headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('takes no other kind of body', async () => {
    const answer = await admin('POST', '/v1/customers', 'email=a@b.co', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media' } });
    expect((await upload({}, { name: 'a.md', bytes: bytes('x') }, '/v1/customers')).status).toBe(415);
  });

  it('what is no HTTP at all does not stop the server', async () => {
    const { port } = new URL(gateway.base);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('\x16\x03\x01 nonsense\r\n\r\n'));
      socket.on('close', () => resolve());
      socket.on('data', () => socket.end());
    });
    expect((await admin('GET', '/health/live')).status).toBe(200);
  });
});

describe('documents', () => {
  it('come as JSON', async () => {
    const answer = await admin('POST', '/v1/documents', { title: 'Menu', text: '# Menu', category: 'menu', tags: ['food'] });
    expect(answer).toMatchObject({ status: 202, body: { state: 'queued' } });
    expect(taken.at(-1)).toEqual({ title: 'Menu', category: 'menu', tags: ['food'], content: { encoding: 'text', text: '# Menu' } });
    const { body } = await admin('GET', '/v1/audit?limit=1');
    expect(body.data[0]).toMatchObject({ action: 'document.created', subject: ID, actor: 'key' });
  });

  it('come as files, with fields beside them', async () => {
    const answer = await upload({ category: 'policy', tags: 'a, b' }, { name: 'late_cancelling.md', bytes: bytes('# Ü') });
    expect(answer).toMatchObject({ status: 202, body: { title: 'late cancelling' } });
    const content = { encoding: 'base64', bytes: Buffer.from('# Ü').toString('base64'), fileName: 'late_cancelling.md', mediaType: 'text/markdown' };
    expect(taken.at(-1)).toEqual({ title: 'late cancelling', category: 'policy', tags: ['a', 'b'], content });
  });

  it('come by their address', async () => {
    expect((await admin('POST', '/v1/documents', { url: 'https://example.com/a', category: 'menu' })).status).toBe(202);
    expect(taken.at(-1)).toEqual({ title: null, category: 'menu', tags: [], content: { encoding: 'url', url: 'https://example.com/a' } });
    expect((await admin('POST', '/v1/documents', { url: 'https://example.com/a', text: 'both' })).body.errors[0].field).toBe('text');
  });

  it('of some size come in pieces, and go out as they came', async () => {
    const large = randomBytes(3 * 1024 * 1024 + 7);
    expect((await upload({}, { name: 'prices.pdf', bytes: new Uint8Array(large) })).status).toBe(202);
    const sha256 = createHash('sha256').update(large).digest('hex');
    expect(taken.at(-1)?.content).toEqual({ encoding: 'appended', fileId: expect.any(String), size: large.length, sha256, fileName: 'prices.pdf', mediaType: 'application/pdf' });
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(512 * 1024);
    expect(Buffer.concat(pieces).equals(large)).toBe(true);
    const response = await fetch(`${gateway.base}/v1/documents/${ID}/versions/1/content`, { headers: { authorization: `Bearer ${key}` } });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="Preise _neu_.pdf"/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await response.arrayBuffer()).equals(large)).toBe(true);
    expect((await readdir(tmpdir())).filter((name) => name.startsWith('rapport-upload-'))).toEqual([]);
  });

  it('of the same bytes under the same key are taken once', async () => {
    const before = taken.length;
    const send = async (bytes: Uint8Array<ArrayBuffer>) => {
      const form = new FormData();
      form.append('file', new Blob([bytes]), 'a.pdf');
      return fetch(`${gateway.base}/v1/documents`, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'idempotency-key': 'once' }, body: form });
    };
    expect([(await send(bytes('a'))).status, (await send(bytes('a'))).headers.get('idempotency-replayed'), (await send(bytes('b'))).status]).toEqual([202, 'true', 422]);
    expect(taken).toHaveLength(before + 1);
  });

  it('are refused whole', async () => {
    const before = taken.length;
    const big = await upload({}, { name: 'big.pdf', bytes: new Uint8Array(20 * 1024 * 1024 + 1) });
    expect(big).toMatchObject({ status: 413, body: { code: 'too_large', detail: expect.stringContaining('20 MB'), errors: [{ field: 'file', mend: expect.stringContaining('RAPPORT_DOCUMENT_MB') }] } });
    expect((await upload({}, { name: 'big.jsonl', bytes: new Uint8Array(6 * 1024 * 1024 + 1) }, '/v1/imports/conversations')).body.detail).toContain('6 MB');
    expect((await readdir(tmpdir())).filter((name) => name.startsWith('rapport-upload-'))).toEqual([]);
    expect(await upload({}, { name: 'empty.md', bytes: bytes('') })).toMatchObject({ status: 400, body: { errors: [{ field: 'file' }] } });
    expect(await upload({ colour: 'red' }, { name: 'a.md', bytes: bytes('a') })).toMatchObject({ status: 400, body: { errors: [{ field: 'colour' }] } });
    expect((await upload({ title: 'no file' })).body.errors[0]?.field).toBe('text');
    expect(taken).toHaveLength(before);
  });
});

describe('forms that no reader understands', () => {
  const head = '--B\r\ncontent-disposition: form-data; name="title"';
  it.each([
    ['a boundary and no more', '--B\r\n'],
    ['no boundary at the end', `${head}\r\n\r\nRain\r\n`],
    ['a file that breaks off', `${head}; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nHalf`],
    ['a part without a head', '--B\r\nRain\r\n--B--\r\n'],
    ['nothing', ''],
  ])('%s is refused', async (_, body) => {
    for (const path of ['/v1/documents', '/v1/imports/conversations']) {
      expect(await admin('POST', path, body, { 'content-type': 'multipart/form-data; boundary=B' })).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    }
    expect((await readdir(tmpdir())).filter((name) => name.startsWith('rapport-upload-'))).toEqual([]);
  });

  it('say what is wrong with them', async () => {
    const { body } = await admin('POST', '/v1/documents', '--B\r\n', { 'content-type': 'multipart/form-data; boundary=B' });
    expect(body.errors[0]).toMatchObject({ field: 'body', mend: expect.stringContaining('closing boundary') });
  });
});

describe('answers', () => {
  it('open the source of a citation, and of no other', async () => {
    const source = await admin('GET', `/v1/messages/${ID}/sources/KB-007`);
    expect(source.body).toEqual({ ref: 'KB-007', title: 'Cancelling', headings: ['Late'], page: 3, text: 'After that half is refunded.', quote: 'half is refunded' });
    expect((await admin('GET', `/v1/messages/${ID}/sources/KB-008`)).status).toBe(404);
    expect((await admin('GET', `/v1/messages/${ID}/sources/etc-passwd`)).status).toBe(400);
  });

  it('export a dataset page by page, no faster than it is read', async () => {
    const response = await fetch(`${gateway.base}/v1/datasets/${ID}/export?split=train`, { headers: { authorization: `Bearer ${key}` } });
    expect(response.headers.get('content-type')).toContain('application/jsonl');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(pagesAsked.length).toBeLessThan(PAGES);
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines).toHaveLength(PAGES * 500);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ at: PAGES - 1, line: 499, split: 'train' });
    expect(pagesAsked).toHaveLength(PAGES);
  });

  it('carry headers that keep a browser safe, and let other sites load the widget', async () => {
    const page = await admin('GET', '/');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.body).toContain('<html');
    const docs = await admin('GET', '/docs');
    expect(docs.body).toContain('swagger-ui-bundle.js');
    expect((await admin('GET', '/docs/swagger-ui-bundle.js')).status).toBe(200);
    expect((await admin('GET', '/v1/keys')).headers.get('cache-control')).toBe('no-store');
    expect((await admin('GET', '/openapi.json')).body.openapi).toBe('3.1.0');
  });

  it('show figures on this machine only, or with an admin key', async () => {
    const stranger = callerOf(gateway.base, null);
    expect((await stranger('GET', '/metrics')).body).toContain('rapport_http_seconds_count');
    expect((await stranger('GET', '/metrics', undefined, { 'x-forwarded-for': '8.8.8.8' })).status).toBe(401);
    expect((await admin('GET', '/metrics', undefined, { 'x-forwarded-for': '8.8.8.8' })).status).toBe(200);
    expect((await stranger('GET', '/health/ready')).body).toEqual({ status: 'ok', checks: [] });
  });
});
