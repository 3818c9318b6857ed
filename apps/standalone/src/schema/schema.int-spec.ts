import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { APP_ROLES, type DatabasePlatform, DOOR_ROLE, findUnprotectedRelations, openEmbedded, openPostgres, schemaDrift } from '@rapport/database';
import { describeWith, startPostgres } from '@rapport/testing';
import type { QueryRunner } from 'typeorm';
import { ALL_MIGRATIONS, ALL_SERVICES } from '../services.data.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { DriftedCounterEntity } from './drifted.entity.js';
import { RIGHTS } from './rights.data.js';

/** Relations without policies, each with its reason. */
const EXEMPT: Readonly<Record<string, string>> = {};

/** Unique beyond the workspace, each with its reason. */
const GLOBAL_KEYS: Readonly<Record<string, string>> = {
  'identity.workspaces_pkey (id)': 'it is the workspace',
  'identity.workspaces_slug_key (slug)': 'a snippet names the workspace by it before anything is known',
  'messaging.deliveries_pkey (id)': 'a running number that the database gives; the apps may not choose it',
  'messaging.deliveries_one_running (consumer, lane)': 'a lane is named by a random id and runs once at a time',
};

const ROLES: readonly string[] = [...APP_ROLES, DOOR_ROLE];

interface Site {
  readonly database: DatabasePlatform;
  close(): Promise<void>;
}

function defineSchema(title: string, open: () => Promise<Site>): void {
  describe(title, () => {
    let site: Site;
    let database: DatabasePlatform;
    const catalogue = <T>(look: (catalogue: CatalogueRepository) => Promise<T>): Promise<T> =>
      database.asOwner([], (dataSource) => look(new CatalogueRepository(dataSource)));
    const asOwner = (...statements: string[]): Promise<void> =>
      database.asOwner([], async (dataSource) => {
        for (const statement of statements) await dataSource.query(statement);
      });

    beforeAll(async () => {
      site = await open();
      database = site.database;
      await database.migrate(ALL_MIGRATIONS);
    });
    afterAll(() => site?.close());

    it('every relation with tenant data is kept by policies', async () => {
      expect(await findUnprotectedRelations(database, { exempt: EXEMPT })).toEqual([]);
      const relations = await catalogue((look) => look.relations());
      expect(Object.keys(EXEMPT).filter((relation) => !relations.includes(relation))).toEqual([]);
    });

    it('says so of a table without policies, a half protected one, a child table, a definer view and a readable materialised view', async () => {
      await asOwner(
        'create table ai.planted (workspace_id uuid, word text)',
        'create table ai.planted_open (workspace_id uuid)',
        'alter table ai.planted_open enable row level security',
        'alter table ai.planted_open force row level security',
        'create policy all_may on ai.planted_open using (true)',
        'create table ai.planted_child () inherits (ai.messages)',
        'create view ai.planted_view as select * from ai.messages',
        'create materialized view ai.planted_figures as select workspace_id, count(*) from ai.messages group by 1',
        'grant select on ai.planted_figures to rapport_conversation',
      );
      try {
        const found = await findUnprotectedRelations(database, { exempt: EXEMPT });
        expect([...new Set(found.map(({ relation }) => relation))].sort()).toEqual([
          'ai.planted', 'ai.planted_child', 'ai.planted_figures', 'ai.planted_open', 'ai.planted_view',
        ]);
      } finally {
        await asOwner('drop materialized view ai.planted_figures', 'drop view ai.planted_view', 'drop table ai.planted, ai.planted_open, ai.planted_child');
      }
    });

    it('no migration is pending: nothing runs a second time, and entities and tables agree', async () => {
      expect(await database.pending(ALL_MIGRATIONS)).toEqual([]);
      for (const set of ALL_MIGRATIONS) expect(await database.migrate([set])).toMatchObject({ applied: [], skipped: set.migrations.length });
      for (const { name, entities } of ALL_SERVICES) expect({ name, drift: await schemaDrift(database, entities) }).toEqual({ name, drift: [] });
    });

    it('names a migration that was forgotten', async () => {
      const drift = await schemaDrift(database, [DriftedCounterEntity]);
      expect(drift.join()).toContain('"forgotten"');
    });

    it('each role has exactly the rights that are written down', async () => {
      expect(await catalogue((look) => look.rights())).toEqual(RIGHTS);
    });

    it('no app writes the table of another', async () => {
      const writers = Object.entries(RIGHTS).filter(([relation]) => relation !== 'messaging.deliveries');
      const shared = writers.filter(([, rights]) => Object.keys(rights).filter((role) => role !== DOOR_ROLE).length !== 1);
      expect(shared).toEqual([]);
    });

    it('the roles own nothing but the deliveries and have no powers', async () => {
      const owned = await catalogue((look) => look.owned(ROLES));
      expect(owned).toEqual(['rapport_door sequence messaging.deliveries_id_seq', 'rapport_door table messaging.deliveries']);
      expect(await catalogue((look) => look.powers(ROLES))).toEqual(['rapport_door: creates in messaging']);
    });

    it('unique keys begin with the workspace, but for those with a reason', async () => {
      const loose = (await catalogue((look) => look.looseKeys())).filter((key) => !(key in GLOBAL_KEYS));
      // A row's own random id tells nobody anything, and nobody can guess it.
      expect(loose.filter((key) => !/_pkey \(id\)$/.test(key))).toEqual([]);
    });

    it('no foreign key lets a row point into another workspace', async () => {
      expect(await catalogue((look) => look.looseReferences())).toEqual([]);
    });

    it('all migrations can be taken back and applied again', async () => {
      const before = await catalogue((look) => look.picture());
      const migrations = ALL_MIGRATIONS.flatMap((set) => set.migrations.map((one) => new one()));
      const timeOf = (migration: object): number => Number(/\d{13}$/.exec(migration.constructor.name)?.[0]);
      await database.asOwner([], async (dataSource) => {
        const runner: QueryRunner = dataSource.createQueryRunner();
        for (const migration of migrations.sort((a, b) => timeOf(b) - timeOf(a))) await migration.down(runner);
        await runner.query('delete from tenancy.migrations');
        await runner.release();
      });
      expect(await catalogue((look) => look.relations())).toEqual([]);
      expect((await database.migrate(ALL_MIGRATIONS)).applied).toHaveLength(migrations.length);
      expect(await catalogue((look) => look.picture())).toEqual(before);
      expect(await catalogue((look) => look.rights())).toEqual(RIGHTS);
    });
  });
}

defineSchema('schema [embedded]', async () => {
  const database = await openEmbedded({});
  return { database, close: () => database.close() };
});

describeWith('postgres', 'on a server', () => {
  defineSchema('schema [postgres]', async () => {
    const server = await startPostgres();
    const database = await openPostgres({ url: await server.createDatabase() });
    const close = async (): Promise<void> => {
      await database.close();
      await server.stop();
    };
    return { database, close };
  });
});
