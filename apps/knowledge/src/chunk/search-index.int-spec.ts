import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { documentCreate, documentRemove, type Envelope, knowledgeSearch } from '@rapport/contracts';
import { type DatabasePlatform, openEmbedded, openPostgres } from '@rapport/database';
import { type House, migrationSetsOf, openHouse } from '@rapport/service-host';
import { describeWith, eventually, startPostgres, type TestPostgres } from '@rapport/testing';
import { knowledgeService } from '../knowledge.definition.js';
import { CreateSearchIndex1763715000000 } from '../migrations/1763715000000-create-search-index.js';
import { ChunkService } from './chunk.service.js';
import { CODES, indexState, POSTINGS, rowsOf } from './true-index.double.js';

function cases(open: () => Promise<DatabasePlatform>): void {
  let database: DatabasePlatform;
  let house: House;
  beforeAll(async () => {
    database = await open();
    house = await openHouse({ services: [knowledgeService], database });
  });
  afterAll(async () => {
    await house.close();
    await database.close();
  });

  const create = (at: Envelope, title: string, text: string) =>
    house.ask(documentCreate, { title, category: 'policy', tags: ['a'], content: { encoding: 'text', text } }, at);
  const ask = <Row>(at: Envelope, sql: string) => rowsOf<Row>(house, at, sql);
  /** @returns how many chunks there are */
  const expectTrueIndex = async (at: Envelope): Promise<number> => {
    const { is, should } = await indexState(house, at);
    expect(is).toEqual({ ...should, codeBits: expect.any(Number) });
    expect(is.codeBits).toBeLessThan(20);
    return should.codes.length;
  };
  const text = (topic: string, parts: number) =>
    Array.from({ length: parts }, (_, part) => `# Part ${part}\n\n${`The ${topic} of part ${part} is kept with care by our people. `.repeat(12)}`).join('\n\n');

  it('follows documents as they come, change, get another title and go', async () => {
    const at = house.envelope();
    const first = await create(at, 'Kettles', text('kettle', 6));
    await create(at, 'Knives', text('knife', 3));
    await house.settle();
    const all = await expectTrueIndex(at);
    expect(all).toBeGreaterThan(8);
    await create(at, 'Kettles', `${text('kettle', 4)}\n\n# New\n\nA samovar.`);
    await house.settle();
    await expectTrueIndex(at);
    expect((await house.ask(knowledgeSearch, { query: 'samovar', limit: 5 }, at)).passages[0]?.text).toContain('samovar');
    // Another spelling of the title is the same document: its texts stay, the words of its title change.
    await create(at, 'kettles ', `---\ntitle: Teapots\n---\n${text('kettle', 4)}`);
    await house.settle();
    await expectTrueIndex(at);
    await house.ask(documentRemove, { documentId: first.id }, at);
    expect(await expectTrueIndex(at)).toBeGreaterThan(0);
    expect((await house.ask(knowledgeSearch, { query: 'kettle', limit: 50 }, at)).passages.filter(({ title }) => title !== 'Knives')).toEqual([]);
  });

  it('stays true when many documents come at once, across the borders of segments', async () => {
    const at = house.envelope();
    await create(at, 'First', 'Something.');
    await house.settle();
    await ask(at, 'update ai.kb_counters set last_ref = 505');
    await Promise.all([1, 2, 3, 4, 5, 6].map((number) => create(at, `Article ${number}`, text(`thing ${number}`, 3))));
    await house.settle();
    expect(await expectTrueIndex(at)).toBeGreaterThan(18);
    expect((await ask(at, 'select distinct segment from ai.kb_postings')).length).toBe(2);
  });

  it('stays true when a large document is written part by part, breaks off on the way and is taken up again', async () => {
    const at = house.envelope();
    await create(at, 'Catalogue', text('kettle', 450));
    await house.settle();
    const before = await expectTrueIndex(at);
    expect(before).toBeGreaterThan(440);
    const once = ChunkService.prototype.apply;
    let calls = 0;
    const apply = jest.spyOn(ChunkService.prototype, 'apply').mockImplementation(function (this: ChunkService, head, part) {
      calls += 1;
      return calls === 2 ? Promise.reject(new Error('gone')) : once.call(this, head, part);
    });
    await create(at, 'Catalogue', text('kettle', 450).replaceAll('by our people', 'by their people'));
    await eventually(async () => (await ask<{ serving: number }>(at, 'select serving_version as serving from ai.kb_documents'))[0]?.serving === 2 || undefined, 'the second version');
    apply.mockRestore();
    expect(calls).toBeGreaterThan(3);
    expect(await expectTrueIndex(at)).toBe(before);
    const texts = await ask<{ text: string }>(at, 'select text from ai.kb_chunks');
    expect(texts.every((chunk) => !chunk.text.includes('our people'))).toBe(true);
  });

  it('adds nothing twice when two do the same part', async () => {
    const at = house.envelope();
    const once = ChunkService.prototype.apply;
    const apply = jest.spyOn(ChunkService.prototype, 'apply').mockImplementation(async function (this: ChunkService, head, part) {
      await once.call(this, head, part);
      await once.call(this, head, part);
    });
    await create(at, 'Kettles', text('kettle', 6));
    await house.settle();
    apply.mockRestore();
    const number = await expectTrueIndex(at);
    expect((await ask<{ n: number }>(at, 'select chunk_count as n from ai.kb_documents')).map(({ n }) => n)).toEqual([number]);
  });

  it('keeps both indexes apart by workspace', async () => {
    const [mine, theirs] = [house.envelope(), house.envelope()];
    await create(mine, 'Kettles', text('kettle', 3));
    await house.settle();
    expect(await ask(theirs, POSTINGS)).toEqual([]);
    expect(await ask(theirs, CODES)).toEqual([]);
  });

  it('finds a word that is written with a slip, among the words of its own workspace', async () => {
    const [mine, theirs] = [house.envelope(), house.envelope()];
    await create(mine, 'Kettles', 'Our samovars are polished on Mondays.');
    await create(theirs, 'Knives', 'Our knives are sharpened on Mondays.');
    await house.settle();
    const found = async (at: Envelope): Promise<string[]> => (await house.ask(knowledgeSearch, { query: 'samvoar', limit: 1 }, at)).passages.filter(({ lexicalScore }) => lexicalScore > 0).map(({ title }) => title);
    expect(await found(mine)).toEqual(['Kettles']);
    expect(await found(theirs)).toEqual([]);
  });

  it('takes in what was there before there was an index', async () => {
    const at = house.envelope();
    await create(at, 'Kettles', text('kettle', 7));
    await house.settle();
    const before = (await house.ask(knowledgeSearch, { query: 'kettle part 3', limit: 5 }, at)).passages;
    await database.asOwner([], async (owner) => {
      const runner = owner.createQueryRunner();
      await new CreateSearchIndex1763715000000().down(runner);
      await runner.query('delete from tenancy.migrations where name = $1', [CreateSearchIndex1763715000000.name]);
      await runner.release();
    });
    expect((await database.migrate(migrationSetsOf([knowledgeService]))).applied).toEqual([CreateSearchIndex1763715000000.name]);
    expect(await expectTrueIndex(at)).toBeGreaterThan(6);
    expect((await house.ask(knowledgeSearch, { query: 'kettle part 3', limit: 5 }, at)).passages).toEqual(before);
  });
}

describe('the search index', () => {
  describe('[embedded]', () => cases(() => openEmbedded({})));

  describeWith('postgres', '[postgres]', () => {
    let server: TestPostgres;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());
    cases(async () => {
      const url = await server.createDatabase();
      // The roles must be there before a connection can rest in one.
      const platform = await openPostgres({ url });
      await platform.migrate(migrationSetsOf([knowledgeService]));
      return platform;
    });
  });
});
