import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documentAppend, documentCreate, type Envelope } from '@rapport/contracts';
import { type DatabasePlatform, openEmbedded, openPostgres } from '@rapport/database';
import { type House, migrationSetsOf, openHouse } from '@rapport/service-host';
import { describeWith, startPostgres, type TestPostgres } from '@rapport/testing';
import { rowsOf } from '../chunk/true-index.double.js';
import { knowledgeService } from '../knowledge.definition.js';
import { AbandonedWatch } from './abandoned-watch.service.js';

function cases(open: () => Promise<DatabasePlatform>): void {
  let database: DatabasePlatform;
  let house: House;
  beforeAll(async () => {
    database = await open();
    house = await openHouse({ services: [knowledgeService], database });
  }, 120_000);
  afterAll(async () => {
    await house.close();
    await database.close();
  });

  const piece = (at: Envelope, fileId: string, ordinal: number) => house.ask(documentAppend, { fileId, ordinal, bytes: Buffer.from('some words').toString('base64') }, at);
  const pieces = async (at: Envelope): Promise<Record<string, number>> => {
    const rows = await rowsOf<{ id: string; n: number }>(house, at, 'select file_id as id, count(*)::int as n from ai.kb_file_pieces group by 1');
    return Object.fromEntries(rows.map(({ id, n }) => [id, n]));
  };

  it('removes files that nobody named, of workspaces that send nothing more, and no others', async () => {
    const [at, other] = [house.envelope(), house.envelope()];
    const [left, fresh] = [randomUUID(), randomUUID()];
    for (let ordinal = 0; ordinal < 90; ordinal += 1) await piece(at, left, ordinal);
    await piece(other, left, 0);
    await house.ask(documentCreate, { title: 'Kept', category: 'faq', tags: [], content: { encoding: 'text', text: 'Kept for good.' } }, at);
    await house.settle();
    for (const one of [at, other]) await rowsOf(house, one, `update ai.kb_file_pieces set created_at = now() - interval '61 minutes'`);
    await rowsOf(house, at, `insert into ai.kb_file_pieces (workspace_id, file_id, ordinal, bytes) values ('${at.workspaceId}', '${fresh}', 0, 'x')`);
    const before = await pieces(at);
    expect([before[left], Object.keys(before).length]).toEqual([90, 3]);
    await house.service('knowledge').get(AbandonedWatch).look();
    const { [left]: _, ...others } = before;
    expect(await pieces(at)).toEqual(others);
    expect(await pieces(other)).toEqual({});
  });
}

describe('files that were sent and never named', () => {
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
