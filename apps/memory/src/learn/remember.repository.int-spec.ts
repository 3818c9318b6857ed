import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DatabaseHandle, type DatabasePlatform, openEmbedded, openPostgres, type Scope } from '@rapport/database';
import fc from 'fast-check';
import { migrationSetsOf } from '@rapport/service-host';
import { describeWith, startPostgres } from '@rapport/testing';
import { extractFacts } from '../fact/extract-facts.rule.js';
import { memoryService } from '../memory.definition.js';
import { RecallRepository } from '../recall/recall.repository.js';
import type { PreparedExchange } from './exchange.types.js';
import { RememberRepository } from './remember.repository.js';

const vector = (axis: number): Float32Array => Float32Array.from({ length: 1536 }, (_, index) => (index === axis ? 1 : 0));

function exchange(customerId: string, question: string, more: Partial<PreparedExchange> = {}): PreparedExchange {
  return {
    id: randomUUID(), customerId, source: 'turn', sourceKey: randomUUID(), question, reply: 'Noted.', channel: 'email', intent: null, sessionId: 's', questionIds: ['q'], replyIds: ['r'],
    at: new Date('2026-01-10T10:00:00Z'), tellsFacts: true, context: {}, facts: extractFacts(question).map((fact) => ({ ...fact, id: randomUUID() })), topics: ['t'],
    importance: 0.5, sentiment: -0.4, embeddingModel: 'm', questionVector: vector(1), replyVector: vector(2), ...more,
  };
}

function cases(title: string, open: () => Promise<{ database: DatabasePlatform; close: () => Promise<void> }>): void {
  describe(title, () => {
    let site: { database: DatabasePlatform; close: () => Promise<void> };
    let handle: DatabaseHandle;
    let memories: RememberRepository;
    let recalls: RecallRepository;

    beforeAll(async () => {
      site = await open();
      await site.database.migrate(migrationSetsOf([memoryService]));
      handle = await site.database.open(memoryService);
      memories = new RememberRepository(handle.unitOfWork);
      recalls = new RecallRepository(handle.unitOfWork);
    });
    afterAll(async () => {
      await handle?.close();
      await site?.close();
    });

    const scopeOf = (customer: string): Scope => ({ workspaceId: WORKSPACE, customer });
    const remember = (one: PreparedExchange) => handle.unitOfWork.run(scopeOf(one.customerId), () => memories.remember(WORKSPACE, one));
    const facts = (customer: string) =>
      handle.unitOfWork.run(scopeOf(customer), () =>
        handle.unitOfWork.query<{ value: string; times: number; until: string | null; successor: string | null }>(
          `select m.value, m.times, to_char(m.valid_to at time zone 'utc', 'YYYY-MM-DD') as until, s.value as successor from ai.user_memory m
           left join ai.user_memory s on s.id = m.superseded_by order by m.valid_from, m.id`,
        ),
      );
    const look = (customerId: string, known: { version: string; epoch: string }, wanted: string[] = []) =>
      handle.unitOfWork.run(scopeOf(customerId), () =>
        recalls.look({ workspaceId: WORKSPACE, customerId, vector: vector(1), embeddingModel: 'm', knownVersion: known.version, knownEpoch: known.epoch, wanted }));

    it('ends what is contradicted, in the order of the times at which it was said, whenever it arrives', async () => {
      const customer = randomUUID();
      for (const [said, day] of [['Acme', '2026-01-10'], ['Hooli', '2026-03-01'], ['Initech', '2025-06-01'], ['Hooli', '2026-04-01'], ['Globex', '2026-02-01'], ['Hooli', '2026-02-15']]) {
        await remember(exchange(customer, `I work at ${said}.`, { at: new Date(`${day}T00:00:00Z`) }));
      }
      expect(await facts(customer)).toEqual([
        { value: 'Initech', times: 1, until: '2026-01-10', successor: 'Acme' },
        { value: 'Acme', times: 1, until: '2026-02-01', successor: 'Globex' },
        { value: 'Globex', times: 1, until: '2026-02-15', successor: 'Hooli' },
        { value: 'Hooli', times: 3, until: null, successor: null },
      ]);
    });

    it('one fact of a slot holds at each moment, in whatever order they arrive', async () => {
      const said = fc.array(fc.record({ value: fc.constantFrom('Acme', 'Hooli', 'Globex'), day: fc.integer({ min: 1, max: 28 }) }), { minLength: 2, maxLength: 7 });
      await fc.assert(
        fc.asyncProperty(said, async (list) => {
          const customer = randomUUID();
          for (const { value, day } of list) await remember(exchange(customer, `I work at ${value}.`, { at: new Date(Date.UTC(2026, 0, day)) }));
          const rows = await handle.unitOfWork.run(scopeOf(customer), () =>
            handle.unitOfWork.query<{ n: number }>(
              `select count(*)::int as n from generate_series(timestamptz '2026-01-01', timestamptz '2026-02-02', interval '12 hours') as moment
               where (select count(*) from ai.user_memory m where m.valid_from <= moment and (m.valid_to is null or m.valid_to > moment)) > 1`,
            ));
          const held = (await facts(customer)).filter(({ until }) => until === null);
          expect([rows[0]?.n, held.length]).toEqual([0, 1]);
        }),
        { numRuns: 25 },
      );
    });

    it('tells what came since a version, all when the epoch is another, and cosines of the near and the wanted', async () => {
      const customer = randomUUID();
      const [first, second] = [exchange(customer, 'One'), exchange(customer, 'Two', { questionVector: vector(3), replyVector: null })];
      await remember(first);
      const before = await look(customer, { version: '0', epoch: '0' });
      expect(before.added?.map(({ id }) => id)).toEqual([first.id]);
      const known = { version: String(before.profile?.version), epoch: String(before.profile?.epoch) };
      await remember(second);
      expect((await look(customer, known)).added?.map(({ id, sources }) => [id, sources])).toEqual([[second.id, ['q', 'r']]]);
      expect((await look(customer, { ...known, epoch: '1' })).added).toHaveLength(2);
      const now = await look(customer, { ...known, version: '2' }, [second.id]);
      expect(now.added).toBeNull();
      expect(now.distances?.split(' ').sort()).toEqual(expect.arrayContaining([`${first.id}:0`, `${first.id}:10000`, `${second.id}:0`]));
    });

    it('is done once for one exchange, and gives versions in the order of the commits', async () => {
      const customer = randomUUID();
      const one = exchange(customer, 'I like tea.');
      expect((await remember(one)).added).toBe(true);
      expect((await remember({ ...one, id: randomUUID() })).added).toBe(false);
      const results = await Promise.allSettled(Array.from({ length: 6 }, (_, number) => remember(exchange(customer, `I like tea. Number ${number}`))));
      // Writers that met on one fact are told so; a delivery is then tried again.
      const done = results.filter(({ status }) => status === 'fulfilled').length;
      expect(done).toBeGreaterThanOrEqual(1);
      const { profile, added } = await look(customer, { version: '0', epoch: '0' });
      expect([profile?.version, profile?.interactions, added?.length]).toEqual([1 + done, 1 + done, 1 + done]);
      expect((await facts(customer)).map(({ times }) => times)).toEqual([1 + done]);
    });
  });
}

const WORKSPACE = randomUUID();

cases('remembering [embedded]', async () => {
  const database = await openEmbedded({});
  return { database, close: () => database.close() };
});

describeWith('postgres', 'on a server', () => {
  cases('remembering [postgres]', async () => {
    const server = await startPostgres();
    const database = await openPostgres({ url: await server.createDatabase() });
    return {
      database,
      close: async () => {
        await database.close();
        await server.stop();
      },
    };
  });
});
