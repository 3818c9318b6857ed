import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documentCreate, documentRead, type Envelope, knowledgeSearch } from '@rapport/contracts';
import { type House, openHouse } from '@rapport/service-host';
import { OpenAiDouble } from '@rapport/testing';
import { DocumentEntity } from './document/document.entity.js';
import { DocumentRepository } from './document/document.repository.js';
import { IngestService } from './document/ingest.service.js';
import { knowledgeService } from './knowledge.definition.js';

describe('ingest and search when the embedding model fails', () => {
  let house: House;
  let openAi: OpenAiDouble;

  beforeAll(async () => {
    openAi = await OpenAiDouble.start();
    house = await openHouse({
      services: [knowledgeService],
      env: { RAPPORT_EMBEDDING_PROVIDER: 'openai', RAPPORT_EMBEDDING_MODEL: 'text-embedding-3-small', OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: openAi.baseUrl },
    });
  });
  afterAll(async () => {
    await house.close();
    await openAi.close();
  });

  const create = (at: Envelope, text: string) =>
    house.ask(documentCreate, { title: 'Rain', category: 'policy', tags: [], content: { encoding: 'text', text } }, at);
  const read = (at: Envelope, documentId: string) => house.ask(documentRead, { documentId }, at);
  const search = async (at: Envelope, query: string) => (await house.ask(knowledgeSearch, { query, limit: 5 }, at)).passages;

  it('keeps the reason of a fault that will not pass, and reads the document when it is sent again', async () => {
    const at = house.envelope();
    openAi.failEmbeddings({ kind: 'status', status: 401 });
    const document = await create(at, 'We grill in light rain.');
    await house.settle();
    const failed = await read(at, document.id);
    expect(failed).toMatchObject({ state: 'failed', chunks: 0 });
    expect(failed.error).toMatch(/embedding model refused.*try the document again/s);
    await create(at, 'We grill in light rain.');
    await house.settle();
    expect(await read(at, document.id)).toMatchObject({ state: 'ready', error: null, version: 2, chunks: 1 });
    expect((await search(at, 'rain')).at(0)?.vectorScore).toBeGreaterThan(0);
  });

  it('finds by words alone while the model is away, and texts of another model', async () => {
    const at = house.envelope();
    await create(at, 'We grill in light rain.');
    await house.settle();
    openAi.failEmbeddings({ kind: 'status', status: 400 });
    expect((await search(at, 'light rain')).at(0)).toMatchObject({ vectorScore: 0, text: 'We grill in light rain.' });
    const unit = house.unitOfWork('knowledge');
    await unit.run({ workspaceId: at.workspaceId, customer: 'all' }, () => unit.query("update ai.kb_chunks set embedding_model = 'another'"));
    const [found] = await search(at, 'light rain');
    expect(found?.vectorScore).toBe(0);
    expect(found?.lexicalScore).toBeGreaterThan(0);
    expect(found?.score).toBeGreaterThan(0);
  });

  it('says why a document waits for a person when the last try failed, and reads it when it is tried again', async () => {
    const at = house.envelope();
    const { id: documentId } = await create(at, 'We grill in light rain.');
    await house.settle();
    const unit = house.unitOfWork('knowledge');
    const scope = { workspaceId: at.workspaceId, customer: 'all' as const };
    await unit.run(scope, () => unit.manager.getRepository(DocumentEntity).update({ id: documentId }, { state: 'queued' }));
    const ingest = (lastAttempt: boolean) =>
      house.within(at, () =>
        house.service('knowledge').get(IngestService).ingest({ documentId, version: 1 }, {
          deliveryId: documentId, messageId: documentId, attempt: 5, lastAttempt, envelope: at, scope,
          signal: new AbortController().signal, effect: (work) => unit.run(scope, work),
        }),
      );
    // As many as one delivery tries by itself; a few more, and the provider would be left alone for a while.
    openAi.failEmbeddings(...Array.from({ length: 3 }, () => ({ kind: 'status' as const, status: 503 })));
    await expect(ingest(true)).rejects.toMatchObject({ code: 'unavailable' });
    expect((await read(at, documentId)).error).toContain('could not be reached');
    for (let tries = 0; tries < 12 && (await read(at, documentId)).state !== 'ready'; tries += 1) await ingest(false).catch(() => undefined);
    expect(await read(at, documentId)).toMatchObject({ state: 'ready', error: null });
    expect(await unit.run(scope, () => house.service('knowledge').get(DocumentRepository).find(documentId))).toMatchObject({ chunkCount: 1 });
  });
});
