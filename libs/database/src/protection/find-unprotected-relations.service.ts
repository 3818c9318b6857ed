import type { DatabasePlatform } from '../platform/platform.port.js';
import { APP_ROLES, DOOR_ROLE } from '../role/roles.data.js';

export interface UnprotectedRelation {
  /** `ai.messages` */
  readonly relation: string;
  readonly reason: string;
}

/** Runs SQL and gives its rows. */
export type RunSql = (sql: string, parameters: readonly unknown[]) => Promise<unknown[]>;

export interface ProtectionOptions {
  /** Relations that need no protection, each with the reason why: `{ 'identity.channels': 'holds no data of a workspace' }`. */
  readonly exempt?: Readonly<Record<string, string>>;
}

const SCHEMAS = ['ai', 'support', 'identity', 'messaging'];

interface RelationRow {
  readonly relation: string;
  readonly kind: 'r' | 'p' | 'v' | 'm' | 'f';
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly invoker: boolean;
  /** App roles, the door and PUBLIC, as far as they may read it. */
  readonly readers: readonly string[];
  readonly policies: readonly { readonly name: string; readonly rules: string; readonly permissive: boolean; readonly doorOnly: boolean }[];
}

/** Partitions and child tables are relations like any other: a right on them goes around the parent's policies. */
const WALK = `
  select n.nspname || '.' || c.relname as relation, c.relkind as kind, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    coalesce(c.reloptions @> array['security_invoker=true'] or c.reloptions @> array['security_invoker=on'], false) as invoker,
    array(select r.rolname::text from pg_roles r where r.rolname = any($2::text[]) and has_table_privilege(r.oid, c.oid, 'select')) as readers,
    coalesce((select jsonb_agg(jsonb_build_object(
      'name', p.polname,
      'rules', concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)),
      'permissive', p.polpermissive,
      'doorOnly', p.polroles = array[(select oid from pg_roles where rolname = $3)]))
      from pg_policy p where p.polrelid = c.oid), '[]') as policies
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any($1::text[]) and c.relkind in ('r', 'p', 'v', 'm', 'f')
  order by 1`;

/**
 * Walks every relation of the schemas with tenant data and names those that row-level security does not keep.
 *
 * @param database the platform, or a function that runs SQL
 * @param options what is exempt, and why
 * @returns nothing when all is well
 */
export async function findUnprotectedRelations(database: DatabasePlatform | RunSql, options: ProtectionOptions = {}): Promise<UnprotectedRelation[]> {
  const parameters = [SCHEMAS, [...APP_ROLES, DOOR_ROLE], DOOR_ROLE];
  const rows = (await (typeof database === 'function'
    ? database(WALK, parameters)
    : database.asOwner([], (dataSource) => dataSource.query(WALK, parameters)))) as RelationRow[];
  return rows
    .filter(({ relation }) => options.exempt?.[relation] === undefined)
    .flatMap((row) => faultsOf(row).map((reason) => ({ relation: row.relation, reason })));
}

function faultsOf(row: RelationRow): string[] {
  switch (row.kind) {
    case 'v':
      return row.invoker ? [] : ['the view reads with the rights of its owner: create it with (security_invoker = true)'];
    case 'm':
      return row.readers.map((role) => `the materialised view can be read by ${role}, and no policy keeps it: revoke that`);
    case 'f':
      return ['a foreign table has no policies'];
    default:
      return faultsOfTable(row);
  }
}

function faultsOfTable({ enabled, forced, policies }: RelationRow): string[] {
  const faults: string[] = [];
  if (!enabled) faults.push('row-level security is not enabled');
  if (!forced) faults.push('row-level security is not forced for the owner');
  const open = policies.filter(({ permissive, doorOnly, rules }) => permissive && !doorOnly && !namesWorkspace(rules));
  for (const { name } of open) faults.push(`the policy ${name} does not name the workspace`);
  if (!policies.some(({ rules }) => namesWorkspace(rules))) faults.push('no policy names the workspace');
  return faults;
}

function namesWorkspace(rules: string): boolean {
  return rules.includes('tenancy.workspace_id()');
}
