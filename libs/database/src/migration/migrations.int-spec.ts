import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeWith, startPostgres, type TestPostgres } from '@rapport/testing';
import type { QueryRunner } from 'typeorm';
import { openEmbedded } from '../embedded/open-embedded.factory.js';
import { platformMigrations } from '../migrations/platform-migrations.data.js';
import type { DatabasePlatform, MigrationClass, MigrationSet } from '../platform/platform.port.js';
import { openPostgres } from '../postgres/open-postgres.factory.js';

const migration = (name: string, up: (runner: QueryRunner) => Promise<unknown>, transaction?: boolean): MigrationClass =>
  class {
    readonly name = name;
    readonly transaction = transaction ?? true;
    async up(runner: QueryRunner): Promise<void> {
      await up(runner);
    }
    async down(): Promise<void> {}
  };

const PLATFORM = platformMigrations.migrations.map(({ name }) => name);
const setOf = (...migrations: MigrationClass[]): MigrationSet => ({ owner: 'spec', migrations });
const tables = (platform: DatabasePlatform) =>
  platform.asOwner([], (owner) => owner.query(`select relname::text as name from pg_class where relnamespace = 'ai'::regnamespace and relkind = 'r' order by 1`));

function cases(open: () => Promise<DatabasePlatform>): void {
  it('names what is missing, applies it in order of time, once', async () => {
    const platform = await open();
    const later = setOf(migration('Later1763800000002', (runner) => runner.query('alter table ai.first add column more text')));
    const sooner = setOf(migration('Sooner1763800000001', (runner) => runner.query('create table ai.first (id int)')));
    const sets = [later, sooner, platformMigrations];
    const names = [...PLATFORM, 'Sooner1763800000001', 'Later1763800000002'];
    expect(await platform.pending(sets)).toEqual(names);
    expect(await platform.migrate(sets)).toEqual({ applied: names, skipped: 0 });
    expect(await platform.pending(sets)).toEqual([]);
    expect(await platform.migrate(sets)).toEqual({ applied: [], skipped: names.length });
    await platform.close();
  });

  it('keeps what ran before a failing one, undoes that one, and names it', async () => {
    const platform = await open();
    const sets = [
      platformMigrations,
      setOf(
        migration('Good1763800000001', (runner) => runner.query('create table ai.good (id int)')),
        migration('Bad1763800000002', async (runner) => {
          await runner.query('create table ai.bad (id int)');
          await runner.query('select 1 / 0');
        }),
        migration('Never1763800000003', (runner) => runner.query('create table ai.never (id int)')),
      ),
    ];
    await expect(platform.migrate(sets)).rejects.toMatchObject({ code: 'internal', message: 'Migration Bad1763800000002 of spec failed: division by zero' });
    expect(await tables(platform)).toEqual([{ name: 'good' }]);
    expect(await platform.pending(sets)).toEqual(['Bad1763800000002', 'Never1763800000003']);
    await platform.close();
  });

  it('runs without a transaction what asks for none', async () => {
    const platform = await open();
    const sets = [
      platformMigrations,
      setOf(
        migration('Table1763800000001', (runner) => runner.query('create table ai.indexed (id int)')),
        migration('Index1763800000002', (runner) => runner.query('create index concurrently indexed_id on ai.indexed (id)'), false),
      ),
    ];
    expect((await platform.migrate(sets)).applied).toHaveLength(PLATFORM.length + 2);
    await platform.close();
  });
}

describe('migrations', () => {
  describe('embedded', () => cases(() => openEmbedded({})));

  describeWith('postgres', 'on Postgres', () => {
    let server: TestPostgres;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());

    cases(async () => openPostgres({ url: await server.createDatabase() }));

    it('lets one of two processes migrate and the other wait', async () => {
      const url = await server.createDatabase();
      const slow = setOf(migration('Slow1763800000001', (runner) => runner.query('create table ai.once (id int); select pg_sleep(0.3)')));
      const sets = [platformMigrations, slow];
      const platforms = await Promise.all([openPostgres({ url }), openPostgres({ url })]);
      const reports = await Promise.all(platforms.map((platform) => platform.migrate(sets)));
      expect(reports.map(({ applied }) => applied.length).sort()).toEqual([0, PLATFORM.length + 1]);
      await Promise.all(platforms.map((platform) => platform.close()));
    });

    it('makes its roles while other databases of the cluster do', async () => {
      const fresh = await startPostgres();
      const platforms = await Promise.all(Array.from({ length: 4 }, async () => openPostgres({ url: await fresh.createDatabase() })));
      const reports = await Promise.all(platforms.map((platform) => platform.migrate([platformMigrations])));
      expect(reports.map(({ applied }) => applied.length)).toEqual([1, 1, 1, 1].map(() => PLATFORM.length));
      await Promise.all(platforms.map((platform) => platform.close()));
      await fresh.stop();
    });

    it('says what to do when the migrations have not run, and when there is no server', async () => {
      const fresh = await startPostgres();
      const url = await fresh.createDatabase();
      const platform = await openPostgres({ url });
      await expect(platform.open({ name: 'knowledge', role: 'rapport_knowledge', entities: [] })).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining('run its migrations first'),
      });
      await platform.close();
      await fresh.stop();
      await expect(openPostgres({ url })).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('Check DATABASE_URL') });
    });
  });
});
