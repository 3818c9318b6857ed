import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chunkReembed, chunkReembedding, documentCreate, type Envelope, knowledgeSearch } from '@rapport/contracts';
import { type DatabasePlatform, openEmbedded, openPostgres } from '@rapport/database';
import { type CrashPoint, ProcessGone } from '@rapport/messaging';
import { type House, type HouseOptions, migrationSetsOf, ModelWatch, openHouse } from '@rapport/service-host';
import { describeWith, eventually, OpenAiDouble, startPostgres, type TestPostgres } from '@rapport/testing';
import { embeddedText } from '../chunk/embedded-text.rule.js';
import { PostingRepository } from '../chunk/posting.repository.js';
import { indexState, rowsOf } from '../chunk/true-index.double.js';
import { knowledgeService } from '../knowledge.definition.js';

const PATIENT = { withinMs: 60_000 };
const LIMIT_MS = 120_000;
const NEW = 'text-embedding-3-small';
const status = (code: number) => ({ kind: 'status' as const, status: code });
const text = (topic: string, parts: number) =>
  Array.from({ length: parts }, (_, part) => `# Part ${part} of ${topic}\n\n${`The ${topic} number ${part} is kept by our people. `.repeat(14)}`).join('\n\n');

function cases(open: () => Promise<DatabasePlatform>): void {
  let database: DatabasePlatform;
  let provider: OpenAiDouble;
  let houses: House[];
  // A database for each: on a common one the workspaces of the others would be brought from model to model too.
  beforeEach(async () => {
    houses = [];
    [database, provider] = await Promise.all([open(), OpenAiDouble.start()]);
  }, LIMIT_MS);
  afterEach(async () => {
    for (const house of houses) await house.close();
    await provider.close();
    await database.close();
  }, LIMIT_MS);

  /** The service as it is started with this model. */
  const start = async (model?: string, more: Partial<HouseOptions> = {}): Promise<House> => {
    const openAi = model === undefined ? {} : { RAPPORT_EMBEDDING_PROVIDER: 'openai', RAPPORT_EMBEDDING_MODEL: model, OPENAI_API_KEY: 'k', OPENAI_BASE_URL: provider.baseUrl };
    const house = await openHouse({ services: [knowledgeService], database, env: openAi, ...more });
    houses.push(house);
    return house;
  };
  const close = async (house: House): Promise<void> => {
    houses = houses.filter((one) => one !== house);
    await house.close();
  };
  const create = (house: House, at: Envelope, title: string, body: string) =>
    house.ask(documentCreate, { title, category: 'policy', tags: [], content: { encoding: 'text', text: body } }, at);
  const search = async (house: House, at: Envelope, query: string) => (await house.ask(knowledgeSearch, { query, limit: 5 }, at)).passages;
  const standing = (house: House, at: Envelope) => house.ask(chunkReembedding, {}, at);
  const current = (house: House, at: Envelope) =>
    eventually(async () => ((await standing(house, at)).progress === 1 ? true : undefined), 'all chunks to have the model in use', PATIENT);
  const look = (house: House) => house.service('knowledge').get(ModelWatch).look();
  const runOf = async (house: House, at: Envelope) => (await rowsOf<{ run_id: string; model: string }>(house, at, 'select run_id, model from ai.kb_reembeddings'))[0];
  const expectTrueIndex = async (house: House, at: Envelope): Promise<void> => {
    const { is, should } = await indexState(house, at);
    expect(is).toEqual({ ...should, codeBits: expect.any(Number) });
    expect(is.codeBits).toBeLessThan(20);
  };
  /** A workspace with a document under the builtin model, and the house that it came into closed again. */
  const before = async (parts = 40): Promise<Envelope> => {
    const house = await start();
    const at = house.envelope();
    await create(house, at, 'Kettles', text('kettle', parts));
    await house.settle();
    await close(house);
    return at;
  };

  it('brings all chunks to the new model in the background, and answers all the while', async () => {
    const old = await start();
    const [at, other] = [old.envelope(), old.envelope()];
    await create(old, at, 'Kettles', text('kettle', 40));
    await create(old, other, 'Knives', text('knife', 3));
    await old.settle();
    const kept = await rowsOf(old, at, 'select id, ref_number from ai.kb_chunks order by 2');
    expect(await standing(old, at)).toMatchObject({ rows: kept.length, stale: 0, progress: 1, since: null, waitingFor: null });
    await close(old);

    const after = await start(NEW);
    const found = await search(after, at, 'kettle number 7');
    expect(found.length).toBe(5);
    expect(found.every(({ text: passage }) => passage.includes('kettle'))).toBe(true);
    await current(after, at);
    await current(after, other);
    expect(await standing(after, at)).toEqual({ model: NEW, rows: kept.length, stale: 0, progress: 1, refused: 0, since: expect.any(String), waitingFor: null });
    expect(await rowsOf(after, at, 'select id, ref_number from ai.kb_chunks order by 2')).toEqual(kept);
    await expectTrueIndex(after, at);
    // The vector is that of the text as an ingest embeds it: asked for word by word, its distance is nothing.
    const [chunk] = await rowsOf<{ title: string; headings: string[]; text: string }>(after, at, 'select title, headings, text from ai.kb_chunks where ordinal = 3');
    const asked = await search(after, at, chunk ? embeddedText(chunk) : '');
    expect(Math.max(...asked.map(({ vectorScore }) => vectorScore))).toBeGreaterThan(0.99);
  }, LIMIT_MS);

  it('waits for a provider that is away, says so, and goes on where it stopped after a start', async () => {
    const at = await before();
    provider.failEmbeddings(...Array.from({ length: 400 }, () => status(500)));
    const during = await start(NEW);
    await eventually(async () => (await standing(during, at)).waitingFor ?? undefined, 'the failure to show', PATIENT);
    const waiting = await standing(during, at);
    expect(waiting).toMatchObject({ model: NEW, progress: 0, waitingFor: 'unavailable', refused: 0 });
    expect((await search(during, at, 'kettle number 7')).length).toBe(5);
    await close(during);

    provider.reset();
    const again = await start(NEW);
    // Its command waits some seconds; no second run begins beside it.
    await look(again);
    await current(again, at);
    expect(await standing(again, at)).toMatchObject({ stale: 0, waitingFor: null, since: waiting.since });
  }, LIMIT_MS);

  it('keeps a text that the model refuses by its words, and offers it again after a day', async () => {
    const at = await before(3);
    // The batch of three, its first half, the first of all.
    provider.failEmbeddings(status(400), status(400), status(400));
    const house = await start(NEW);
    await eventually(async () => ((await standing(house, at)).refused === 1 ? true : undefined), 'a refusal', PATIENT);
    await house.settle(1_000);
    expect(await standing(house, at)).toMatchObject({ rows: 3, stale: 1, progress: 0.666, refused: 1, waitingFor: null });
    const first = await runOf(house, at);
    await look(house);
    expect(await runOf(house, at)).toEqual(first);
    expect((await search(house, at, 'kettle number 0')).some(({ text: passage }) => passage.includes('number 0'))).toBe(true);
    await rowsOf(house, at, `update ai.kb_reembeddings set finished_at = finished_at - interval '25 hours'`);
    await look(house);
    await current(house, at);
    expect(await standing(house, at)).toMatchObject({ rows: 3, refused: 0 });
  }, LIMIT_MS);

  it('refuses nothing for a model that takes nothing at all', async () => {
    const at = await before(40);
    provider.failEmbeddings(...Array.from({ length: 400 }, () => status(400)));
    const house = await start(NEW);
    await eventually(async () => (await standing(house, at)).waitingFor ?? undefined, 'the failure to show', PATIENT);
    expect(await standing(house, at)).toMatchObject({ refused: 0, progress: 0, waitingFor: 'invalid_input' });
    provider.reset();
    await current(house, at);
  }, LIMIT_MS);

  it('goes back when the settings do: what is left of the older run does nothing', async () => {
    const at = await before();
    const forth = await start(NEW);
    await look(forth);
    const begun = await runOf(forth, at);
    await close(forth);
    const back = await start();
    await look(back);
    await current(back, at);
    await back.settle(1_000);
    const run = await runOf(back, at);
    expect([begun?.model, run?.model]).toEqual([NEW, 'builtin-lexical-2']);
    expect((await rowsOf(back, at, 'select distinct embedding_model as model from ai.kb_chunks'))).toEqual([{ model: 'builtin-lexical-2' }]);
    await expectTrueIndex(back, at);
  }, LIMIT_MS);

  it('does not write over a document that came anew meanwhile', async () => {
    const house = await start();
    const at = house.envelope();
    await create(house, at, 'Kettles', text('kettle', 3));
    await house.settle();
    await rowsOf(house, at, `update ai.kb_chunks set embedding_model = 'elder'`);
    await rowsOf(house, at, `update ai.kb_chunk_codes set embedding_model = 'elder'`);
    expect(await standing(house, at)).toMatchObject({ stale: 3, progress: 0 });
    await Promise.all([look(house), create(house, at, 'Kettles', text('samovar', 3))]);
    await current(house, at);
    await house.settle(1_000);
    expect(await standing(house, at)).toMatchObject({ rows: 3, stale: 0 });
    expect((await search(house, at, 'samovar number 2'))[0]?.vectorScore).toBeGreaterThan(0.3);
    await expectTrueIndex(house, at);
  }, LIMIT_MS);

  /** Gives all chunks the words of an older stemmer, in the index too. */
  async function age(house: House, at: Envelope): Promise<void> {
    const chunks = await rowsOf<{ id: string; ref: number }>(house, at, 'select id, ref_number as ref from ai.kb_chunks order by 2');
    const unit = house.unitOfWork('knowledge');
    const postings = house.service('knowledge').get(PostingRepository);
    await unit.run({ workspaceId: at.workspaceId, customer: 'all' }, async () => {
      await postings.remove(chunks.map(({ id }) => id));
      await unit.query(`update ai.kb_chunks set lexemes = '''elder'':1', term_count = 1`);
      await unit.query('update ai.kb_chunk_codes set words_version = 1');
      await postings.add(at.workspaceId, chunks.map(({ ref }) => ({ ref, length: 1, frequencies: new Map([['elder', 1]]) })));
    });
  }

  it('makes the words anew too, and then leaves vectors of the model in use as they are', async () => {
    const house = await start(NEW);
    const at = house.envelope();
    await create(house, at, 'Kettles', text('kettle', 40));
    await house.settle();
    const vectors = await rowsOf(house, at, 'select ref_number, embedding::text from ai.kb_chunks order by 1');
    const words = 'select ref_number, lexemes::text, term_count from ai.kb_chunks order by 1';
    const made = await rowsOf(house, at, words);
    await age(house, at);
    await expectTrueIndex(house, at);
    expect((await search(house, at, 'elder')).length).toBe(5);
    const calls = provider.requests.length;
    await look(house);
    await current(house, at);
    expect(provider.requests.length).toBe(calls);
    expect(await rowsOf(house, at, words)).toEqual(made);
    expect(await rowsOf(house, at, 'select ref_number, embedding::text from ai.kb_chunks order by 1')).toEqual(vectors);
    await expectTrueIndex(house, at);
  }, LIMIT_MS);

  const KILLS: readonly (readonly [CrashPoint, number])[] = [['work.claimed', 1], ['work.before-effect', 2], ['work.written', 1], ['work.written', 2], ['send.inserted', 2], ['work.committed', 1]];
  it.each(KILLS)('goes on after a kill at %s, the %d. time', async (point, time) => {
    const at = await before(80);
    let reached = 0;
    const killed = await start(NEW, {
      crashAt: (where, message) => {
        if (where !== point || message !== chunkReembed.name) return;
        reached += 1;
        if (reached >= time) throw new ProcessGone(point);
      },
    });
    await eventually(async () => (reached >= time ? true : undefined), 'the kill', PATIENT);
    killed.transport.vanish();
    const next = await start(NEW, { crashAt: () => undefined });
    await current(next, at);
    await expectTrueIndex(next, at);
    expect(await standing(next, at)).toMatchObject({ model: NEW, stale: 0, refused: 0 });
  }, LIMIT_MS);
}

describe('a change of the embedding model', () => {
  describe('[embedded]', () => cases(() => openEmbedded({})));

  describeWith('postgres', '[postgres]', () => {
    let server: TestPostgres;
    beforeAll(async () => {
      server = await startPostgres();
    }, 60_000);
    afterAll(() => server.stop());
    cases(async () => {
      const platform = await openPostgres({ url: await server.createDatabase() });
      await platform.migrate(migrationSetsOf([knowledgeService]));
      return platform;
    });
  });
});
