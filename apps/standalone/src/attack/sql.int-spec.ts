import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { APP_ROLES, openEmbedded, openPostgres, type Scope } from '@rapport/database';
import { describeWith, startPostgres } from '@rapport/testing';
import { CatalogueRepository } from '../schema/catalogue.repository.js';
import { RIGHTS } from '../schema/rights.data.js';
import type { Outcome, RawSqlRepository } from './raw-sql.repository.js';
import { FILLERS, type Party } from './row.factory.js';
import { customerOf, openSite, PARTIES, rowOf, type Site, workspaceOf } from './site.factory.js';

const { a1, a2, b1 } = PARTIES;
const REFUSED = '42501';
/** Where only some changes are allowed, each with its own condition: an update of everything is no picture of what the role may. */
const CONDITIONAL: ReadonlySet<string> = new Set(['messaging.deliveries', 'identity.audit_log']);

/** A relation as one role meets it. */
interface Target {
  readonly relation: string;
  readonly attacker: RawSqlRepository;
  readonly workspace: string;
  /** Where rows belong to a customer. */
  readonly customer: string | undefined;
  /** `workspace_id as w, customer_id as c` */
  readonly columns: string;
  /** A column that the role may write. */
  readonly writable: string | undefined;
}

function targetOf(relation: string, attacker: RawSqlRepository): Target {
  const workspace = relation === 'identity.workspaces' ? 'id' : 'workspace_id';
  const sample = rowOf(relation, a1);
  const customer = relation === 'identity.customers' ? 'id' : 'customer_id' in sample ? 'customer_id' : undefined;
  const rights = RIGHTS[relation]?.[attacker.role] ?? '';
  const writable = /update(?!\()/.test(rights) ? workspace : /update\((?:[^)]*, )?(\w+)\)/.exec(rights)?.[1];
  return { relation, attacker, workspace, customer, columns: `${workspace} as w, ${customer ?? 'null'} as c`, writable };
}

/** What somebody sees or touches that he should not. */
function leaksOf({ relation, attacker, customer }: Target, { rows, code }: Outcome, scope: Scope, atLeast: number): string[] {
  const who = `${attacker.role} in ${relation}`;
  if (code !== undefined) return [`${who}: ${code}`];
  const foreign = rows.filter(({ w, c }) => w !== scope.workspaceId || (customer !== undefined && scope.customer !== 'all' && c !== scope.customer));
  if (foreign.length > 0) return [`${who}: ${foreign.length} foreign rows`];
  return rows.length < atLeast ? [`${who}: only ${rows.length} rows of his own`] : [];
}

function defineAttack(open: () => Promise<Site>, kind: 'embedded' | 'postgres'): void {
  let site: Site;
  let targets: Target[];
  const attackersOf = (relation: string): RawSqlRepository[] => [...site.as.values()].filter(({ role }) => RIGHTS[relation]?.[role] !== undefined);
  const byAll = async (attack: (target: Target) => Promise<string[]>): Promise<string[]> => {
    const found: string[] = [];
    for (const target of targets) found.push(...(await attack(target)));
    return found;
  };
  const refusals = (what: string, target: Target, { rows, code }: Outcome): string[] =>
    code === REFUSED ? [] : [`${target.attacker.role} ${what} ${target.relation}: ${code ?? `${rows.length} rows`}`];
  const gateway = (): RawSqlRepository => site.as.get('rapport_gateway')!;
  const scopes = [workspaceOf(a1), customerOf(a1)];

  beforeAll(async () => {
    site = await open();
    targets = Object.keys(FILLERS).flatMap((relation) => attackersOf(relation).map((attacker) => targetOf(relation, attacker)));
  });
  afterAll(() => site?.close());

  it('every relation with tenant data is filled and attacked', async () => {
    const relations = await site.database.asOwner([], (dataSource) => new CatalogueRepository(dataSource).relations());
    expect(Object.keys(FILLERS).sort()).toEqual(relations);
    expect([...new Set(targets.map(({ relation }) => relation))].sort()).toEqual(relations);
    expect([...site.as.keys()].sort()).toEqual([...APP_ROLES].sort());
  });

  it('is seen red when a table loses its policies, or its customer rule', async () => {
    const look = async (scope: Scope): Promise<string[]> =>
      byAll(async (target) => leaksOf(target, await target.attacker.tryOut(scope, `select ${target.columns} from ${target.relation}`), scope, 1));
    const asOwner = (sql: string): Promise<unknown> => site.database.asOwner([], (dataSource) => dataSource.query(sql));
    await asOwner('alter table ai.messages disable row level security');
    expect(await look(workspaceOf(a1))).toEqual(['rapport_conversation in ai.messages: 2 foreign rows']);
    await asOwner('alter table ai.messages enable row level security; alter policy scope on ai.turns using (workspace_id = tenancy.workspace_id())');
    expect(await look(workspaceOf(a1))).toEqual([]);
    expect(await look(customerOf(a1))).toEqual(['rapport_conversation in ai.turns: 1 foreign rows']);
    await asOwner('alter policy scope on ai.turns using (workspace_id = tenancy.workspace_id() and tenancy.sees_customer(customer_id))');
  });

  it('a select without a filter gives the rows of its scope', async () => {
    for (const scope of [...scopes, customerOf(a2), workspaceOf(b1), customerOf(b1)]) {
      const atLeast = (target: Target): number => (target.customer !== undefined && scope.customer === 'all' ? 2 : 1);
      const found = await byAll(async (target) =>
        leaksOf(target, await target.attacker.tryOut(scope, `select ${target.columns} from ${target.relation}`), scope, atLeast(target)),
      );
      expect(found).toEqual([]);
    }
  });

  it('a condition that tells what it was shown is shown no more', async () => {
    const spy = [
      'create temp table seen (w uuid, c uuid) on commit drop',
      'create function pg_temp.spy(uuid, uuid) returns boolean language plpgsql cost 0.0000001 as $$ begin insert into pg_temp.seen values ($1, $2); return true; end $$',
    ];
    for (const scope of scopes) {
      const found = await byAll(async (target) => {
        const look = `select from ${target.relation} where pg_temp.spy(${target.workspace}, ${target.customer ?? 'null::uuid'})`;
        return leaksOf(target, await target.attacker.tryOut(scope, [...spy, look, 'select w, c from pg_temp.seen']), scope, 1);
      });
      expect(found).toEqual([]);
    }
  });

  it('the statistics of the planner tell nothing', async () => {
    await site.database.asOwner([], async (dataSource) => {
      for (const relation of Object.keys(FILLERS)) if (relation !== 'messaging.deliveries' || kind === 'embedded') await dataSource.query(`analyze ${relation}`);
    });
    for (const attacker of site.as.values()) {
      const { rows } = await attacker.tryOut(workspaceOf(b1), `select * from pg_stats where schemaname in ('ai', 'support', 'identity', 'messaging')`);
      expect(rows).toEqual([]);
    }
  });

  it('an update without a filter touches the rows of its scope', async () => {
    for (const scope of scopes) {
      const found = await byAll(async (target) => {
        const { relation, columns, writable } = target;
        if (writable === undefined || (relation === 'identity.audit_log' && scope.customer !== 'all')) return [];
        const atLeast = CONDITIONAL.has(relation) ? 0 : 1;
        return leaksOf(target, await target.attacker.tryOut(scope, `update ${relation} set ${writable} = ${writable} returning ${columns}`), scope, atLeast);
      });
      expect(found).toEqual([]);
    }
  });

  it('a line of the audit is changed in one way only: its subject becomes the erasure of the one customer in sight', async () => {
    const change = (scope: Scope, subject: string): Promise<Outcome> =>
      gateway().tryOut(scope, `update identity.audit_log set subject = $1 where workspace_id = $2 returning id`, [subject, a1.workspaceId]);
    const [own, other] = [rowOf('identity.erasures', a1)['id'], rowOf('identity.erasures', a2)['id']] as [string, string];
    expect((await change(customerOf(a1), own)).rows).toHaveLength(1);
    expect((await change(workspaceOf(a1), own)).rows).toEqual([]);
    for (const subject of [other, a2.customerId, '']) expect((await change(customerOf(a1), subject)).code).toBe(REFUSED);
  });

  it('only deliveries of the one customer in sight can be removed', async () => {
    const removed = async (scope: Scope): Promise<number> => (await gateway().tryOut(scope, 'delete from messaging.deliveries returning id')).rows.length;
    expect([await removed(customerOf(a1)), await removed(customerOf(a2)), await removed(workspaceOf(a1))]).toEqual([1, 0, 0]);
  });

  it('no row can be handed to another workspace or customer', async () => {
    const found = await byAll(async (target) => {
      const { relation, attacker, workspace, customer } = target;
      const away = await attacker.tryOut(workspaceOf(a1), `update ${relation} set ${workspace} = '${b1.workspaceId}'`);
      const over = customer === undefined ? undefined : await attacker.tryOut(customerOf(a1), `update ${relation} set ${customer} = '${a2.customerId}'`);
      return [...refusals('moves', target, away), ...(over ? refusals('hands over', target, over) : [])];
    });
    expect(found).toEqual([]);
  });

  it('no row of another workspace or customer can be written', async () => {
    const found = await byAll(async (target) => {
      const foreign = (owner: Party, scope: Scope): Promise<Outcome> =>
        target.attacker.tryAdd(scope, target.relation, { ...rowOf(target.relation, owner, 'new') });
      const ofB = refusals('writes for B in', target, await foreign(b1, workspaceOf(a1)));
      return target.customer === undefined ? ofB : [...ofB, ...refusals('writes for A2 in', target, await foreign(a2, customerOf(a1)))];
    });
    expect(found).toEqual([]);
  });

  it('without a scope there is nothing', async () => {
    const bare = [{}, { 'rapport.customer': 'all' }, { 'rapport.workspace_id': '', 'rapport.customer': '' }];
    for (const settings of bare) {
      const found = await byAll(async ({ attacker, relation, columns }) => {
        const { rows, code } = await attacker.bare(settings, `select ${columns} from ${relation}`);
        return rows.length === 0 && code === undefined ? [] : [`${attacker.role} in ${relation}: ${code ?? `${rows.length} rows`}`];
      });
      expect(found).toEqual([]);
    }
    const halfScope = await byAll(async ({ attacker, relation, columns, customer }) => {
      if (customer === undefined) return [];
      const { rows } = await attacker.bare({ 'rapport.workspace_id': a1.workspaceId }, `select ${columns} from ${relation}`);
      return rows.map(() => `${attacker.role} in ${relation}: a row without a customer scope`);
    });
    expect(halfScope).toEqual([]);
  });

  it("no role reaches another app's tables, and the door only what it must", async () => {
    const found: string[] = [];
    for (const relation of Object.keys(FILLERS)) {
      const key = relation === 'identity.workspaces' ? 'id' : 'workspace_id';
      const tries = [`select from ${relation}`, `insert into ${relation} default values`, `update ${relation} set ${key} = ${key}`, `delete from ${relation}`, `truncate ${relation}`];
      for (const attacker of site.as.values()) {
        const may = RIGHTS[relation]?.[attacker.role] !== undefined;
        for (const sql of may ? tries.slice(-1) : tries) {
          const { code } = await attacker.tryOut(workspaceOf(a1), sql);
          if (code !== REFUSED) found.push(`${attacker.role}: ${sql}: ${code ?? 'done'}`);
        }
      }
      if (relation === 'messaging.deliveries') continue;
      for (const sql of [`select * from ${relation}`, ...tries.slice(1)]) {
        const { code } = await gateway().door(sql);
        if (code !== REFUSED) found.push(`door: ${sql}: ${code ?? 'done'}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('a delete without a filter leaves all others as they were', async () => {
    const picture = async (scope: Scope, only: (target: Target) => boolean): Promise<unknown[]> => {
      const rows: unknown[] = [];
      for (const { relation, attacker } of targets.filter(only)) {
        if (/\bselect(?!\()/.test(RIGHTS[relation]?.[attacker.role] ?? '')) rows.push(relation, (await attacker.tryOut(scope, `select to_jsonb(x) from ${relation} x`)).rows);
      }
      return rows;
    };
    const raze = async (scope: Scope, only: (target: Target) => boolean): Promise<void> => {
      for (const { relation, attacker } of targets.filter(only).reverse()) await attacker.run(scope, `delete from ${relation}`);
    };
    const bound = ({ customer }: Target): boolean => customer !== undefined;
    const others = [await picture(workspaceOf(b1), () => true), await picture(customerOf(a2), bound)];
    await raze(customerOf(a1), bound);
    expect([await picture(workspaceOf(b1), () => true), await picture(customerOf(a2), bound)]).toEqual(others);
    await raze(workspaceOf(a1), () => true);
    expect(await picture(workspaceOf(b1), () => true)).toEqual(others[0]);
    const left = await picture(workspaceOf(a1), () => true);
    const kept = left.filter((entry, index) => index % 2 === 0 && (left[index + 1] as unknown[]).length > 0);
    expect(kept).toEqual(['identity.audit_log', 'identity.erasures', 'messaging.deliveries']);
  });
}

describe('raw SQL as each role [embedded]', () => {
  defineAttack(async () => openSite(await openEmbedded({}), async () => undefined), 'embedded');
});

describeWith('postgres', 'raw SQL as each role [postgres]', () => {
  defineAttack(async () => {
    const server = await startPostgres();
    return openSite(await openPostgres({ url: await server.createDatabase() }), () => server.stop());
  }, 'postgres');
});
