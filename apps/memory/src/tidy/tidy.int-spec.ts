import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Envelope, importAppend, importRead, interactionRecord, memoryTidy } from '@rapport/contracts';
import { type DatabasePlatform, openEmbedded, openPostgres } from '@rapport/database';
import { type CrashPoint, ProcessGone } from '@rapport/messaging';
import { migrationSetsOf } from '@rapport/service-host';
import { describeWith, eventually, startPostgres, type TestPostgres } from '@rapport/testing';
import { MemoryHouse } from '../memory-house.double.js';
import { memoryService } from '../memory.definition.js';
import { TidyWatch } from './tidy-watch.service.js';

const LIMIT_MS = 120_000;
const DAY_MS = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
const STORES = ['user_interactions', 'user_interaction_embeddings', 'user_memory', 'user_profiles', 'context_cache'];

function cases(open: () => Promise<DatabasePlatform>): void {
  let database: DatabasePlatform;
  let memory: MemoryHouse;
  beforeEach(async () => {
    database = await open();
    memory = await MemoryHouse.open({}, { database });
  }, LIMIT_MS);
  afterEach(async () => {
    await memory.close();
    await database.close();
  }, LIMIT_MS);

  const all = (of: Envelope): Envelope => ({ ...of, customer: 'all' });
  /** A night of the workspace, now. */
  const send = (of: Envelope, house = memory.house): Promise<unknown> =>
    house.within(all(of), () => house.unitOfWork('memory').run({ workspaceId: of.workspaceId, customer: 'all' }, () => house.messenger('memory').send(memoryTidy, {}, { lane: randomUUID() })));
  const night = async (of: Envelope): Promise<void> => {
    await send(of);
    await memory.house.settle();
  };
  const counts = async (of: Envelope): Promise<Record<string, number>> => {
    const found = STORES.map(async (store) => [store, (await memory.rows<{ n: number }>(of, `select count(*)::int as n from ai.${store}`))[0]?.n ?? 0] as const);
    return Object.fromEntries(await Promise.all(found));
  };

  it('deletes what is older than the workspace keeps it, and nothing else', async () => {
    const ana = memory.customer();
    const [eva, stranger] = [memory.customer(ana.workspaceId), memory.customer()];
    await memory.turn(ana, 'I work at Acme. I like plums.', 'Noted.', { askedAt: ago(40) });
    await memory.turn(ana, 'I like plums.', 'Again.', { askedAt: ago(5) });
    await memory.house.ask(interactionRecord, { type: 'PAGE_VIEW', content: 'Looked at the menu', context: {}, at: ago(31) }, ana);
    await memory.turn(eva, 'I like pears.', 'Noted.', { askedAt: ago(31) });
    await memory.turn(stranger, 'I like figs.', 'Noted.', { askedAt: ago(29) });
    await memory.recall(ana, 'plums');

    await night(ana);
    expect((await memory.recall(ana, 'plums')).items).toHaveLength(2);

    memory.retentionDays = 30;
    for (const one of [ana, stranger]) await night(one);
    const { items, profile } = await memory.recall(ana, 'Acme plums');
    expect(items.map(({ reply }) => reply)).toEqual(['Again.']);
    // Who likes plums said so five days ago; where he works was said once, long ago.
    expect(profile).toMatchObject({ fields: {}, interactions: 1, facts: [{ value: 'plums', times: 2 }] });
    expect(await counts(ana)).toMatchObject({ user_interactions: 1, user_interaction_embeddings: 2, user_memory: 1, user_profiles: 1 });
    expect(await counts(eva)).toEqual(Object.fromEntries(STORES.map((store) => [store, 0])));
    expect((await memory.recall(stranger, 'figs')).items).toHaveLength(1);
    await memory.turn(eva, 'I like quinces.');
    expect((await memory.recall(eva, 'quinces pears')).items).toHaveLength(1);
  }, LIMIT_MS);

  it('deletes archived ones too, and more than fits into one transaction', async () => {
    const ana = memory.customer();
    await memory.turn(ana, 'I like tea.', 'Noted.', { askedAt: ago(10) });
    await memory.rows(ana, `
      insert into ai.user_interactions (id, workspace_id, customer_id, version, type, source, source_key, content, importance, occurred_at, archived_at)
      select gen_random_uuid(), workspace_id, customer_id, 1, 'chat', 'import', 'old:' || n, 'Old ' || n, 0.1, now() - interval '100 days', case when n % 2 = 0 then now() end
      from ai.user_profiles cross join generate_series(1, 450) n`);
    memory.retentionDays = 50;
    await night(ana);
    expect(await counts(ana)).toMatchObject({ user_interactions: 1, user_interaction_embeddings: 2, user_profiles: 1 });
  }, LIMIT_MS);

  it('removes an import that was begun and never finished, and leaves the others', async () => {
    const ana = memory.customer();
    const line = (number: number): string =>
      JSON.stringify({ customer: { externalId: 'a' }, channel: 'email', externalId: `t${number}`, messages: [{ role: 'customer', text: 'Hello', time: ago(1), externalId: `q${number}` }] });
    const append = (last: boolean) => memory.house.ask(importAppend, { firstLine: 1, lines: Array.from({ length: 250 }, (_, number) => line(number)), last }, all(ana));
    const [left, fresh, done] = [await append(false), await append(false), await append(true)];
    await memory.house.settle();
    await memory.rows(all(ana), `update ai.imports set created_at = now() - interval '3 days' where id = any($1::uuid[])`, [[left.id, done.id]]);
    await night(ana);
    await expect(memory.house.ask(importRead, { importId: left.id }, all(ana))).rejects.toMatchObject({ code: 'not_found' });
    expect((await memory.house.ask(importRead, { importId: done.id }, all(ana))).state).toBe('done');
    expect(await memory.rows(all(ana), 'select import_id, count(*)::int as n from ai.import_lines group by 1')).toEqual([{ import_id: fresh.id, n: 250 }]);
  }, LIMIT_MS);

  it('plans one night for each workspace, however often it looks', async () => {
    const ana = memory.customer();
    await memory.turn(ana, 'I like tea.');
    for (let look = 0; look < 2; look += 1) await memory.house.service('memory').get(TidyWatch).look();
    const planned = await memory.house.service('memory').database.door.query<{ ahead: number }>(
      `select extract(epoch from due_at - clock_timestamp())::float8 as ahead from messaging.deliveries where name = $1 and workspace_id = $2 and state = 'pending'`, [memoryTidy.name, ana.workspaceId]);
    expect(planned).toHaveLength(1);
    expect(planned[0]?.ahead).toBeGreaterThan(0);
    expect(planned[0]?.ahead).toBeLessThanOrEqual(86_400);
  }, LIMIT_MS);

  it.each<CrashPoint>(['work.claimed', 'work.committed'])('goes on after a kill at %s', async (point) => {
    const ana = memory.customer();
    await memory.turn(ana, 'I like tea.', 'Noted.', { askedAt: ago(10) });
    await memory.close();
    let reached = 0;
    const killed = await MemoryHouse.open({}, {
      database,
      crashAt: (where, message) => {
        if (where !== point || message !== memoryTidy.name) return;
        reached += 1;
        throw new ProcessGone(point);
      },
    });
    try {
      killed.retentionDays = 5;
      await send(ana, killed.house);
      await eventually(async () => (reached > 0 ? true : undefined), 'the kill', { withinMs: 60_000 });
      killed.house.transport.vanish();
      memory = await MemoryHouse.open({}, { database, crashAt: () => undefined });
      memory.retentionDays = 5;
      await eventually(async () => ((await counts(ana))['user_profiles'] === 0 ? true : undefined), 'the clean-up', { withinMs: 60_000 });
      expect(await counts(ana)).toEqual(Object.fromEntries(STORES.map((store) => [store, 0])));
    } finally {
      await killed.close();
    }
  }, LIMIT_MS);
}

describe('the nightly clean-up', () => {
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
