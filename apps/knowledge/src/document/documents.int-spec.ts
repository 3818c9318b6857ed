import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  chunkRead,
  DOCUMENT_PIECE,
  documentAppend,
  documentContent,
  documentCreate,
  documentList,
  documentRead,
  documentRefresh,
  documentRemove,
  documentRetry,
  type DocumentTaken,
  documentVersionList,
  type Envelope,
  knowledgeSearch,
} from '@rapport/contracts';
import { type House, openHouse } from '@rapport/service-host';
import { PDFDocument } from 'pdf-lib';
import { knowledgeService } from '../knowledge.definition.js';
import { DocumentEntity } from './document.entity.js';
import { ProgressService } from './progress.service.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A PDF with one sentence on each page, and an attachment that makes it as large as wanted. */
async function pdfOf(pages: readonly string[], ballast = 0): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (const text of pages) pdf.addPage().drawText(text, { x: 40, y: 700, size: 12 });
  if (ballast > 0) await pdf.attach(randomBytes(ballast), 'ballast.bin');
  return Buffer.from(await pdf.save());
}

describe('documents as their owners see them', () => {
  let house: House;
  let server: Server;
  let base: string;
  let answer: RequestListener;
  let at: Envelope;

  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    base = `http://127.0.0.1:${port}`;
    house = await openHouse({
      services: [knowledgeService],
      env: { RAPPORT_FETCH_PRIVATE: 'true', RAPPORT_FETCH_PORTS: String(port), RAPPORT_DOCUMENT_VERSIONS: '3' },
    });
  });
  afterAll(async () => {
    await house?.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  afterEach(() => house?.settle());

  const about = { category: 'general', tags: [] };
  const text = (title: string, words: string) => house.ask(documentCreate, { title, ...about, content: { encoding: 'text', text: words } }, at);
  const file = (bytes: Buffer, fileName: string) =>
    house.ask(documentCreate, { title: fileName, ...about, content: { encoding: 'base64', bytes: bytes.toString('base64'), fileName, mediaType: '' } }, at);
  const url = (path: string, title: string | null = null, category = 'general') =>
    house.ask(documentCreate, { title, category, tags: [], content: { encoding: 'url', url: base + path } }, at);
  const read = (documentId: string) => house.ask(documentRead, { documentId }, at);
  const settled = async ({ id }: DocumentTaken) => {
    await house.settle();
    return read(id);
  };
  const search = async (query: string) => (await house.ask(knowledgeSearch, { query, limit: 5 }, at)).passages;
  const versions = async (documentId: string) => (await house.ask(documentVersionList, { documentId, limit: 50 }, at)).data;
  const content = (documentId: string, version: number, ordinal = 0) => house.ask(documentContent, { documentId, version, ordinal }, at);
  const inUnit = <T>(work: () => Promise<T>): Promise<T> => house.unitOfWork('knowledge').run({ workspaceId: at.workspaceId, customer: 'all' }, work);
  const stored = async () => {
    const [row] = await inUnit(() => house.unitOfWork('knowledge').query<{ files: number }>('select count(distinct file_id)::int as files from ai.kb_file_pieces'));
    return row?.files;
  };
  const send = async (bytes: Buffer, fileId: string = randomUUID()): Promise<string> => {
    for (let ordinal = 0; ordinal * DOCUMENT_PIECE < bytes.length; ordinal += 1) {
      const piece = bytes.subarray(ordinal * DOCUMENT_PIECE, (ordinal + 1) * DOCUMENT_PIECE);
      await house.ask(documentAppend, { fileId, ordinal, bytes: piece.toString('base64') }, at);
    }
    return fileId;
  };
  const named = (fileId: string, bytes: Buffer, size = bytes.length) =>
    house.ask(documentCreate, { title: 'Prices', ...about, content: { encoding: 'appended', fileId, size, sha256: sha256(bytes), fileName: 'prices.pdf', mediaType: 'application/pdf' } }, at);

  describe('files', () => {
    it('large ones come in pieces, keep their pages, and go out byte by byte', async () => {
      at = house.envelope();
      const bytes = await pdfOf(['The grill costs 60 euros.', 'A canopy costs 25 euros more.'], 1_200_000);
      expect(bytes.length).toBeGreaterThan(2 * DOCUMENT_PIECE);
      const taken = await named(await send(bytes), bytes);
      expect(taken).toMatchObject({ state: 'queued', format: 'pdf', unchanged: false, progress: { stage: 'queued', done: 0, total: null }, servingVersion: null });
      expect(await settled(taken)).toMatchObject({ state: 'ready', format: 'pdf', servingVersion: 1, chunks: 2, progress: { stage: 'ready', done: 2, total: 2 }, source: null });
      const [best] = await search('canopy costs');
      expect(best).toMatchObject({ page: 2, text: expect.stringContaining('25 euros') });
      expect(await house.ask(chunkRead, { chunkId: best?.chunkId ?? '' }, at)).toMatchObject({ page: 2 });
      expect(await versions(taken.id)).toEqual([
        expect.objectContaining({ version: 1, fileName: 'prices.pdf', mediaType: 'application/pdf', bytes: bytes.length, sha256: sha256(bytes), serving: true, sourceUrl: null }),
      ]);
      const first = await content(taken.id, 1);
      expect(first).toMatchObject({ pieces: 3, fileName: 'prices.pdf', mediaType: 'application/pdf', size: bytes.length });
      const rest = await Promise.all([1, 2].map((ordinal) => content(taken.id, 1, ordinal)));
      expect(Buffer.concat([first, ...rest].map((piece) => Buffer.from(piece.bytes, 'base64'))).equals(bytes)).toBe(true);
    });

    it('that did not arrive as a whole, or belong to another version, are no document', async () => {
      at = house.envelope();
      const bytes = Buffer.alloc(DOCUMENT_PIECE + 5, 'x');
      const fileId = await send(bytes);
      await expect(named(fileId, bytes, bytes.length + 1)).rejects.toMatchObject({ code: 'conflict' });
      await expect(named(randomUUID(), bytes)).rejects.toMatchObject({ code: 'conflict' });
      expect((await house.ask(documentList, { limit: 5 }, at)).data).toEqual([]);
      await named(fileId, bytes);
      await expect(house.ask(documentCreate, { title: 'Other', ...about, content: { encoding: 'appended', fileId, size: bytes.length, sha256: 'b'.repeat(64), fileName: 'x.txt', mediaType: '' } }, at)).rejects.toMatchObject({ code: 'conflict' });
      // Nor can anybody change the bytes of a version afterwards.
      await house.ask(documentAppend, { fileId, ordinal: 0, bytes: Buffer.from('changed').toString('base64') }, at);
      const { data } = await house.ask(documentList, { limit: 5 }, at);
      expect(Buffer.from((await content(data[0]?.id ?? '', 1)).bytes, 'base64').equals(bytes.subarray(0, DOCUMENT_PIECE))).toBe(true);
    });

    it('the same again changes nothing and leaves nothing behind', async () => {
      at = house.envelope();
      const bytes = await pdfOf(['The grill costs 60 euros.']);
      const first = await settled(await named(await send(bytes), bytes));
      expect(await stored()).toBe(1);
      expect(await named(await send(bytes), bytes)).toMatchObject({ id: first.id, unchanged: true, version: 1, state: 'ready' });
      expect(await stored()).toBe(1);
    });

    it('nobody names are gone after an hour, with the next one', async () => {
      at = house.envelope();
      await send(Buffer.from('abandoned'));
      await send(Buffer.from('just now'));
      await inUnit(() => house.unitOfWork('knowledge').query("update ai.kb_file_pieces set created_at = now() - interval '61 minutes' where bytes = 'abandoned'"));
      await text('Weather', 'We grill in the rain.');
      expect(await stored()).toBe(2);
    });

    it('read as CSV, e-mail or HTML are found; what cannot be read says why, and is tried again', async () => {
      at = house.envelope();
      const broken = await settled(await file(Buffer.from('%PDF-1.7 and then nothing'), 'broken.pdf'));
      expect(broken).toMatchObject({ state: 'failed', progress: { stage: 'failed' }, servingVersion: null });
      expect(broken.error).toMatch(/PDF/);
      const page = await settled(await file(Buffer.from('<title>x</title><main><h1>Rain</h1><p>We grill in light rain under our canopy.</p></main>'), 'rain.html'));
      expect(page).toMatchObject({ state: 'ready', format: 'html' });
      expect((await search('light rain'))[0]).toMatchObject({ headings: ['Rain'], page: null });
      expect(await house.ask(documentRetry, { documentId: broken.id }, at)).toMatchObject({ state: 'queued', error: null, unchanged: false });
      await house.settle();
      expect(await read(broken.id)).toMatchObject({ state: 'failed', version: 1 });
      await expect(house.ask(documentRetry, { documentId: page.id }, at)).rejects.toMatchObject({ code: 'conflict' });
      await expect(house.ask(documentRefresh, { documentId: page.id }, at)).rejects.toMatchObject({ code: 'conflict' });
      await expect(house.ask(documentRetry, { documentId: randomUUID() }, at)).rejects.toMatchObject({ code: 'not_found' });
    });
  });

  describe('versions', () => {
    it('are kept up to the setting, and page by page; the one that serves is kept in any case', async () => {
      at = house.envelope();
      const first = await settled(await text('Menu', 'We serve mango soup.'));
      // A file under the same title is the same document. These cannot be read, so the first version goes on serving.
      const broken = (n: number) => house.ask(documentCreate, { title: 'Menu', ...about, content: { encoding: 'base64', bytes: Buffer.from(`%PDF-1.7 ${n}`).toString('base64'), fileName: 'menu.pdf', mediaType: '' } }, at);
      for (const n of [2, 3, 4, 5, 6]) await settled(await broken(n));
      expect(await read(first.id)).toMatchObject({ state: 'failed', version: 6, servingVersion: 1, chunks: 1, error: expect.stringContaining('The version before stays in use') });
      expect((await search('mango soup')).map(({ documentId }) => documentId)).toEqual([first.id]);
      expect((await versions(first.id)).map(({ version, serving }) => [version, serving])).toEqual([[6, false], [5, false], [4, false], [1, true]]);
      expect(await stored()).toBe(4);
      const page = await house.ask(documentVersionList, { documentId: first.id, limit: 3 }, at);
      const next = await house.ask(documentVersionList, { documentId: first.id, limit: 3, cursor: page.nextCursor ?? '' }, at);
      expect([page.data.length, next.data.map(({ version }) => version), next.nextCursor]).toEqual([3, [1], null]);
      await expect(house.ask(documentVersionList, { documentId: first.id, limit: 3, cursor: 'x' }, at)).rejects.toMatchObject({ code: 'invalid_input' });
      await expect(content(first.id, 2)).rejects.toMatchObject({ code: 'not_found' });
      expect(Buffer.from((await content(first.id, 1)).bytes, 'base64').toString()).toBe('We serve mango soup.');
      expect(await content(first.id, 1)).toMatchObject({ mediaType: 'text/markdown; charset=utf-8', fileName: 'version-1.md' });
      await house.ask(documentRemove, { documentId: first.id }, at);
      expect(await stored()).toBe(0);
    });

    it('are of one workspace', async () => {
      at = house.envelope();
      const mine = await settled(await text('Menu', 'We serve mango soup.'));
      at = house.envelope();
      for (const ask of [versions(mine.id), content(mine.id, 1), house.ask(documentRefresh, { documentId: mine.id }, at), house.ask(documentRetry, { documentId: mine.id }, at)]) {
        await expect(ask).rejects.toMatchObject({ code: 'not_found' });
      }
    });
  });

  describe('progress', () => {
    it('counts the chunks of the version that is being read, and of no other', async () => {
      at = house.envelope();
      const { id: documentId } = await settled(await text('Menu', 'We serve mango soup.'));
      const scope = { workspaceId: at.workspaceId, customer: 'all' as const };
      await inUnit(() => house.unitOfWork('knowledge').manager.getRepository(DocumentEntity).update({ id: documentId }, { state: 'processing', progressTotal: null }));
      expect((await read(documentId)).progress).toEqual({ stage: 'reading', done: 0, total: null });
      const watching = house.service('knowledge').get(ProgressService);
      await watching.watch({ scope, documentId, version: 2, total: 9 })(5);
      expect((await read(documentId)).progress.stage).toBe('reading');
      const tell = watching.watch({ scope, documentId, version: 1, total: 320 });
      await tell(32);
      expect((await read(documentId)).progress).toEqual({ stage: 'embedding', done: 32, total: 320 });
    });
  });

  describe('of the web', () => {
    const html = (title: string, words: string, etag?: string): RequestListener => (request, response) => {
      if (request.url === '/robots.txt') return response.writeHead(404).end();
      if (etag !== undefined && request.headers['if-none-match'] === etag) return response.writeHead(304).end();
      return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...(etag === undefined ? {} : { etag }) }).end(`<html lang="en"><title>${title}</title><main><h1>${title}</h1><p>${words}</p></main></html>`);
    };

    it('are fetched, named by themselves, found, and looked at again', async () => {
      at = house.envelope();
      answer = html('Our prices', 'The grill costs sixty euros for each guest.', '"1"');
      const taken = await url('/prices#top');
      expect(taken).toMatchObject({ state: 'fetching', version: 0, format: 'unknown', title: `${base}/prices`, unchanged: false, progress: { stage: 'fetching' }, source: { url: `${base}/prices`, fetchedAt: null } });
      const ready = await settled(taken);
      expect(ready).toMatchObject({ state: 'ready', title: 'Our prices', format: 'html', version: 1, servingVersion: 1, source: { url: `${base}/prices`, unchanged: false } });
      expect((await search('grill costs'))[0]).toMatchObject({ documentId: taken.id });
      expect((await versions(taken.id))[0]).toMatchObject({ sourceUrl: `${base}/prices`, fileName: null, mediaType: 'text/html; charset=utf-8' });

      const again = await house.ask(documentRefresh, { documentId: taken.id }, at);
      expect(again).toMatchObject({ state: 'fetching', unchanged: false });
      expect((await search('grill costs'))[0]).toMatchObject({ documentId: taken.id });
      expect(await settled(again)).toMatchObject({ state: 'ready', version: 1, source: { unchanged: true, fetchedAt: ready.source?.fetchedAt } });

      answer = html('Our prices', 'The grill costs seventy euros for each guest.', '"2"');
      expect(await settled(await url('/prices'))).toMatchObject({ id: taken.id, state: 'ready', version: 2, servingVersion: 2, source: { unchanged: false } });
      expect((await search('grill costs'))[0]?.text).toContain('seventy');
      // The same bytes under another tag are no news.
      answer = html('Our prices', 'The grill costs seventy euros for each guest.', '"3"');
      expect(await settled(await url('/prices'))).toMatchObject({ version: 2, source: { unchanged: true } });
      // What is said of them is.
      expect(await settled(await url('/prices', 'Price list', 'pricing'))).toMatchObject({ version: 2, state: 'ready', title: 'Price list', category: 'pricing' });
      expect((await search('grill costs'))[0]).toMatchObject({ title: 'Price list', category: 'pricing' });
    });

    it('say why they could not be fetched, keep what there was, and are taken up again', async () => {
      at = house.envelope();
      answer = (_, response) => response.writeHead(404).end();
      const taken = await url('/gone');
      expect(await settled(taken)).toMatchObject({ state: 'failed', version: 0, servingVersion: null, error: expect.stringContaining('no such page') });
      answer = html('Here', 'The grill is here again.');
      expect(await settled(await house.ask(documentRetry, { documentId: taken.id }, at))).toMatchObject({ state: 'ready', version: 1, error: null });
      answer = (_, response) => response.writeHead(410).end();
      expect(await settled(await house.ask(documentRefresh, { documentId: taken.id }, at))).toMatchObject({ state: 'failed', servingVersion: 1, error: expect.stringContaining('The version before stays in use') });
      expect((await search('grill here again'))[0]).toMatchObject({ documentId: taken.id });
      answer = html('Here', 'The grill is here again.');
      expect(await settled(await house.ask(documentRetry, { documentId: taken.id }, at))).toMatchObject({ state: 'ready', version: 1, source: { unchanged: true } });
    });

    it('under two addresses are one document', async () => {
      at = house.envelope();
      const arrival = html('Hours', 'Open from nine to five.');
      answer = (request, response) => (request.url === '/old' || request.url === '/older' ? response.writeHead(301, { location: '/hours' }).end() : arrival(request, response));
      const first = await settled(await url('/old'));
      expect(first).toMatchObject({ state: 'ready', source: { url: `${base}/hours` } });
      expect(await settled(await url('/old'))).toMatchObject({ id: first.id, version: 1, source: { unchanged: true } });
      expect(await settled(await url('/hours'))).toMatchObject({ id: first.id });
      const other = await settled(await url('/older'));
      expect(other).toMatchObject({ state: 'failed', error: expect.stringContaining(`"Hours" (${first.id})`) });
      expect((await search('open nine five')).map(({ documentId }) => documentId)).toEqual([first.id]);
      expect(await stored()).toBe(1);
    });

    it('that are on their way are not begun twice, and refused addresses not at all', async () => {
      at = house.envelope();
      answer = html('Hours', 'Open from nine to five.');
      const first = await url('/hours');
      const second = await url('/hours');
      expect([first.unchanged, second.unchanged, second.id === first.id]).toEqual([false, true, true]);
      await expect(house.ask(documentCreate, { title: null, ...about, content: { encoding: 'url', url: 'http://169.254.169.254/' } }, at)).rejects.toMatchObject({ code: 'invalid_input', issues: [{ field: 'url' }] });
      await house.settle();
      expect((await house.ask(documentList, { limit: 50 }, at)).data).toHaveLength(1);
    });
  });
});
