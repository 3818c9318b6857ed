import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Envelope, memoryDelete, memoryReembed, memoryReembedding } from '@rapport/contracts';
import { type DatabasePlatform, openEmbedded, openPostgres } from '@rapport/database';
import { type CrashPoint, ProcessGone } from '@rapport/messaging';
import { type HouseOptions, migrationSetsOf, ModelWatch } from '@rapport/service-host';
import { describeWith, eventually, OpenAiDouble, startPostgres, type TestPostgres } from '@rapport/testing';
import { MemoryHouse } from '../memory-house.double.js';
import { memoryService } from '../memory.definition.js';

const PATIENT = { withinMs: 60_000 };
const LIMIT_MS = 120_000;
const NEW = 'text-embedding-3-small';
const MODELS = 'select distinct embedding_model as model from ai.user_interaction_embeddings';

function cases(open: () => Promise<DatabasePlatform>): void {
  let database: DatabasePlatform;
  let provider: OpenAiDouble;
  let houses: MemoryHouse[];
  beforeEach(async () => {
    houses = [];
    [database, provider] = await Promise.all([open(), OpenAiDouble.start()]);
  }, LIMIT_MS);
  afterEach(async () => {
    for (const house of houses) await house.close();
    await provider.close();
    await database.close();
  }, LIMIT_MS);

  const start = async (model?: string, crashAt?: HouseOptions['crashAt']): Promise<MemoryHouse> => {
    const openAi = model === undefined ? {} : { RAPPORT_EMBEDDING_PROVIDER: 'openai', RAPPORT_EMBEDDING_MODEL: model, OPENAI_API_KEY: 'k', OPENAI_BASE_URL: provider.baseUrl };
    const memory = await MemoryHouse.open(openAi, { database, ...(crashAt ? { crashAt } : {}) });
    houses.push(memory);
    return memory;
  };
  /** A customer with exchanges under the builtin model, whose house is closed again. */
  const before = async (exchanges: number): Promise<Envelope & { readonly customer: string }> => {
    const memory = await start();
    const ana = memory.customer();
    for (let number = 0; number < exchanges; number += 1) await memory.tell(ana, `My kettle number ${number} whistles`, `Kettle ${number} is noted.`);
    await memory.house.settle();
    await memory.close();
    return ana;
  };
  const standing = (memory: MemoryHouse, of: Envelope) => memory.house.ask(memoryReembedding, {}, { ...of, customer: 'all' });
  const current = (memory: MemoryHouse, of: Envelope) =>
    eventually(async () => ((await standing(memory, of)).progress === 1 ? true : undefined), 'all memories to have the model in use', PATIENT);

  it('are embedded anew in the background, and found by their words until then', async () => {
    const ana = await before(40);
    provider.failEmbeddings(...Array.from({ length: 400 }, () => ({ kind: 'status' as const, status: 500 })));
    const memory = await start(NEW);
    await eventually(async () => (await standing(memory, ana)).waitingFor ?? undefined, 'the failure to show', PATIENT);
    expect(await standing(memory, ana)).toMatchObject({ model: NEW, rows: 80, stale: 80, progress: 0, waitingFor: 'unavailable' });
    const [worded] = (await memory.recall(ana, 'kettle number 7 whistles')).items;
    expect(worded).toMatchObject({ question: 'My kettle number 7 whistles', parts: { similarity: 0 } });
    provider.reset();
    // A vector of the new model meets no vector of the old one: nothing is near that shares no word.
    expect((await memory.recall(ana, 'zebra')).items).toEqual([]);
    expect((await memory.recall(ana, 'kettle number 7 whistles')).items[0]?.parts.similarity).toBe(0);
    await memory.turn(ana, 'My samovar number 7 whistles');
    const mixed = await memory.recall(ana, 'kettle number 7 whistles', { limit: 2 });
    expect(mixed.items[0]?.question).toBe('My kettle number 7 whistles');
    await current(memory, ana);
    expect(await standing(memory, ana)).toEqual({ model: NEW, rows: 82, stale: 0, progress: 1, refused: 0, since: expect.any(String), waitingFor: null });
    expect(await memory.rows(ana, MODELS)).toEqual([{ model: NEW }]);
    const { items } = await memory.recall(ana, 'My kettle number 7 whistles');
    expect(items[0]).toMatchObject({ question: 'My kettle number 7 whistles', parts: { similarity: 1 } });
  }, LIMIT_MS);

  it('keep to their customers and workspaces', async () => {
    const memory = await start();
    const [ana, eva] = [memory.customer(), memory.customer()];
    await memory.turn(ana, 'I like tea');
    await memory.turn(eva, 'I like plums');
    for (const one of [ana, eva]) await memory.rows(one, `update ai.user_interaction_embeddings set embedding_model = 'elder'`);
    expect(await standing(memory, ana)).toMatchObject({ rows: 2, stale: 2 });
    await memory.house.service('memory').get(ModelWatch).look();
    await Promise.all([current(memory, ana), current(memory, eva)]);
    for (const [one, word] of [[ana, 'tea'], [eva, 'plums']] as const) {
      expect(await memory.rows({ ...one, customer: 'all' }, 'select customer_id, count(*)::int as n from ai.user_interaction_embeddings group by 1')).toEqual([{ customer_id: one.customer, n: 2 }]);
      expect((await memory.recall(one, `I like ${word}`)).items[0]?.parts.similarity).toBe(1);
    }
  }, LIMIT_MS);

  const KILLS: readonly (readonly [CrashPoint, number])[] = [['work.before-effect', 2], ['work.written', 1], ['work.committed', 1]];
  it.each(KILLS)('goes on after a kill at %s, the %d. time, and what is deleted meanwhile does not come back', async (point, time) => {
    const ana = await before(40);
    let reached = 0;
    const killed = await start(NEW, (where, message) => {
      if (where !== point || message !== memoryReembed.name) return;
      reached += 1;
      if (reached >= time) throw new ProcessGone(point);
    });
    await eventually(async () => (reached >= time ? true : undefined), 'the kill', PATIENT);
    killed.house.transport.vanish();
    const next = await start(NEW, () => undefined);
    const [gone] = (await next.recall(ana, 'kettle number 39')).items;
    await next.house.ask(memoryDelete, { memoryId: gone?.id ?? '' }, ana);
    await current(next, ana);
    expect(await standing(next, ana)).toMatchObject({ model: NEW, rows: 78, stale: 0 });
    expect(await next.rows(ana, MODELS)).toEqual([{ model: NEW }]);
  }, LIMIT_MS);
}

describe('memories of another embedding model', () => {
  describe('[embedded]', () => cases(() => openEmbedded({})));

  describeWith('postgres', '[postgres]', () => {
    let server: TestPostgres;
    beforeAll(async () => {
      server = await startPostgres();
    }, 60_000);
    afterAll(() => server.stop());
    cases(async () => {
      const platform = await openPostgres({ url: await server.createDatabase() });
      await platform.migrate(migrationSetsOf([memoryService]));
      return platform;
    });
  });
});
