import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEmbedded, openPostgres } from '@rapport/database';
import { describeWith, startPostgres } from '@rapport/testing';
import type { RawSqlRepository } from './raw-sql.repository.js';
import { FILLERS } from './row.factory.js';
import { openSite, PARTIES, type Site, workspaceOf } from './site.factory.js';

const { a1, b1 } = PARTIES;
const WHO = 'select current_user::text as who';

/** Ways out of the app's role that end with the transaction. */
const FOR_NOW = [
  'set local role postgres',
  'set local role none',
  'set local role rapport_gateway',
  'set local "role" = postgres',
  'set local session authorization postgres',
  "select set_config('role', 'postgres', true)",
  "select set_config('role', 'none', true)",
  "select pg_catalog.set_config('role', 'none', true)",
  "select set_config('session_authorization', 'postgres', true)",
];

/** Ways out that would outlive it: embedded, everybody would then have the owner's rights. */
const FOR_GOOD = [
  'reset role',
  'RESET ROLE',
  'reset /* once */ role',
  'reset\n role',
  'reset all',
  'reset session authorization',
  'discard all',
  'set role postgres',
  'set role none',
  'set "role" = postgres',
  'set role to default',
  'set session role postgres',
  'set session authorization postgres',
  'select 1; reset role',
  'commit; reset role; begin',
  "select set_config('role', 'postgres', false)",
  "select set_config('role', 'none', false)",
  `select "set_config"('role', 'postgres', false)`,
  `select pg_catalog . "set_config" ('role', 'none', false)`,
  `select U&"set\\005fconfig"('role', 'none', false)`,
  "select set_config('ro' || 'le', 'none', false)",
  'do $$ begin reset role; end $$',
  `do $x$ begin execute 're' || 'set role'; end $x$`,
  `do 'begin reset role; end'`,
  `select E'\\''; reset role; --'`,
  "select 1 /* /* */ ' */; reset role; --'",
  'create function pg_temp.leave() returns void language plpgsql as $$ begin reset role; end $$; select pg_temp.leave()',
];

function words(attacker: RawSqlRepository): Promise<unknown> {
  return Promise.all([attacker.door(WHO), attacker.outside(WHO)]).then((outcomes) => outcomes.map(({ rows, code }) => rows[0]?.['who'] ?? code));
}

describe('ways out of the role [embedded]', () => {
  let site: Site;
  let feedback: RawSqlRepository;
  beforeAll(async () => {
    site = await openSite(await openEmbedded({}), async () => undefined);
    feedback = site.as.get('rapport_feedback')!;
  });
  afterAll(() => site?.close());

  it.each(FOR_NOW)('%s', async (sql) => {
    const { rows } = await feedback.tryOut(workspaceOf(a1), [sql, WHO]);
    expect(rows.map(({ who }) => who).filter((who) => who !== 'rapport_feedback')).toEqual([]);
    expect(await words(feedback)).toEqual(['rapport_door', 'rapport_door']);
  });

  it.each(FOR_GOOD)('%s', async (sql) => {
    const results = [await feedback.run(workspaceOf(a1), sql, WHO), await feedback.door(sql), await feedback.outside(sql)];
    const after = await words(feedback);
    // Puts the session to rest again, so that one way out that is open does not fail all that follow.
    await site.database.asOwner([], async () => undefined);
    expect(after).toEqual(['rapport_door', 'rapport_door']);
    expect(results[0]?.rows.map(({ who }) => who).filter((who) => who !== 'rapport_feedback')).toEqual([]);
  });

  it('the setting behind the role cannot be written as a row', async () => {
    const sql = `update pg_settings set setting = 'postgres' where name = 'role'`;
    const { rows } = await feedback.tryOut(workspaceOf(a1), [sql, WHO]);
    expect(rows.map(({ who }) => who).filter((who) => who !== 'rapport_feedback')).toEqual([]);
  });

  it('a second statement cannot end the transaction and go on in the resting role', async () => {
    const { rows } = await feedback.run(workspaceOf(a1), 'commit; select id from identity.api_keys');
    expect(rows).toEqual([]);
  });
});

/**
 * A server lets every session go back to its login; no statement is looked at there. What protects: the login owns the tables but is no
 * superuser, and the policies are forced for the owner too, so it sees the scope of the unit and without one nothing; each unit sets its
 * role itself; and the door has connections of its own.
 */
describeWith('postgres', 'ways out of the role on a server', () => {
  describe('login [postgres]', () => {
    let site: Site;
    let feedback: RawSqlRepository;
    const keyOf = (relation: string): string => (relation === 'identity.workspaces' ? 'id' : 'workspace_id');

    beforeAll(async () => {
      const server = await startPostgres();
      site = await openSite(await openPostgres({ url: await server.createDatabase(), poolSize: 2 }), () => server.stop());
      feedback = site.as.get('rapport_feedback')!;
    });
    afterAll(() => site?.close());

    it('who leaves the role inside a unit of work still sees its workspace only', async () => {
      for (const relation of Object.keys(FILLERS)) {
        const { rows } = await feedback.tryOut(workspaceOf(a1), ['reset role', `select ${keyOf(relation)} as w from ${relation}`]);
        expect({ relation, seen: [...new Set(rows.map(({ w }) => w))] }).toEqual({ relation, seen: [a1.workspaceId] });
      }
    });

    it('what a unit of work left behind on its connection gives the next one nothing', async () => {
      for (const sql of FOR_GOOD) {
        await feedback.run(workspaceOf(a1), sql);
        for (const who of ['rapport_feedback', 'rapport_conversation']) {
          const next = site.as.get(who)!;
          expect((await next.tryOut(workspaceOf(b1), WHO)).rows).toEqual([{ who }]);
        }
        for (const relation of ['ai.messages', 'identity.customers', 'identity.users', 'ai.kb_chunks']) {
          expect({ sql, relation, ...(await feedback.outside(`select from ${relation}`)) }).toMatchObject({ rows: [] });
        }
        expect((await feedback.door(WHO)).rows).toEqual([{ who: 'rapport_door' }]);
      }
    });

    it('a scope that was set for the session does not outlive the unit of work', async () => {
      await feedback.run(workspaceOf(a1), `select set_config('rapport.workspace_id', '${b1.workspaceId}', false)`);
      const { rows } = await feedback.tryOut(workspaceOf(a1), `select workspace_id as w from ai.training_data`);
      expect([...new Set(rows.map(({ w }) => w))]).toEqual([a1.workspaceId]);
      const other = await site.as.get('rapport_conversation')!.outside('select workspace_id from ai.messages');
      expect(other.rows).toEqual([]);
    });
  });
});
