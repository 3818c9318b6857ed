import type { DataSource } from 'typeorm';

const SCHEMAS = ['ai', 'support', 'identity', 'messaging', 'tenancy'];

/** Reads of the catalogue what the tests hold the migrations to. */
export class CatalogueRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Tables, views and the like that hold tenant data, `ai.messages`. */
  async relations(): Promise<string[]> {
    const rows = await this.read<{ relation: string }>(
      `select n.nspname || '.' || c.relname as relation from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any($1) and n.nspname <> 'tenancy' and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1`,
    );
    return rows.map(({ relation }) => relation);
  }

  /** Relation to role to rights: `select, update(state)`. Those of the owner are left out. */
  async rights(): Promise<Record<string, Record<string, string>>> {
    const rows = await this.read<{ relation: string; role: string; rights: string }>(
      `with relation as (
         select c.oid, n.nspname || '.' || c.relname as name, c.relowner, c.relacl from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = any($1) and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
       ), granted as (
         select r.name, a.grantee, lower(a.privilege_type) as kind, null as columns
         from relation r cross join lateral aclexplode(r.relacl) a where a.grantee <> r.relowner
         union all
         select r.name, a.grantee, lower(a.privilege_type), string_agg(t.attname, ', ' order by t.attname::text)
         from relation r join pg_attribute t on t.attrelid = r.oid cross join lateral aclexplode(t.attacl) a
         where a.grantee <> r.relowner group by 1, 2, 3
       )
       select g.name as relation, coalesce(o.rolname, 'PUBLIC') as role,
         string_agg(case when g.columns is null then g.kind else g.kind || '(' || g.columns || ')' end, ', ' order by g.columns is not null, g.kind) as rights
       from granted g left join pg_roles o on o.oid = g.grantee group by 1, 2`,
    );
    const rights: Record<string, Record<string, string>> = {};
    for (const { relation, role, rights: words } of rows) (rights[relation] ??= {})[role] = words;
    return rights;
  }

  /** What these roles own in this database: `table ai.messages`. */
  async owned(roles: readonly string[]): Promise<string[]> {
    const rows = await this.read<{ thing: string }>(
      `select r.rolname || ' ' || pg_describe_object(d.classid, d.objid, d.objsubid) as thing from pg_shdepend d join pg_roles r on r.oid = d.refobjid
       where d.deptype = 'o' and r.rolname = any($2) and d.dbid = (select oid from pg_database where datname = current_database()) and $1::text[] is not null
       order by 1`,
      [...roles],
    );
    return rows.map(({ thing }) => thing);
  }

  /** Attributes and memberships that these roles have beyond nothing at all. */
  async powers(roles: readonly string[]): Promise<string[]> {
    const rows = await this.read<{ power: string }>(
      `select rolname || ': ' || power as power from pg_roles, lateral (values
         (case when rolsuper then 'superuser' end), (case when rolbypassrls then 'bypasses policies' end), (case when rolcanlogin then 'logs in' end),
         (case when rolcreaterole then 'creates roles' end), (case when rolcreatedb then 'creates databases' end),
         (case when rolreplication then 'replicates' end)) as p (power)
       where rolname = any($2) and power is not null and $1::text[] is not null
       union all
       select m.rolname || ': member of ' || g.rolname from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid
       where m.rolname = any($2)
       union all
       select r.rolname || ': creates in ' || n.nspname from pg_roles r, pg_namespace n
       where r.rolname = any($2) and n.nspname !~ '^pg_temp' and has_schema_privilege(r.oid, n.oid, 'create') order by 1`,
      [...roles],
    );
    return rows.map(({ power }) => power);
  }

  /** Unique indexes that neither begin with the workspace nor are the random id of a row. */
  async looseKeys(): Promise<string[]> {
    const rows = await this.read<{ key: string }>(
      `select i.indexrelid::regclass || ' (' || string_agg(a.attname, ', ' order by k.place) || ')' as key
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       cross join lateral unnest(i.indkey) with ordinality as k (attnum, place)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
       where n.nspname = any($1) and n.nspname <> 'tenancy' and i.indisunique
       group by i.indexrelid, c.oid having not (array_agg(a.attname::text order by k.place))[1] = 'workspace_id' order by 1`,
    );
    return rows.map(({ key }) => key);
  }

  /** Foreign keys that let a row point at another workspace's: the check of a reference does not ask policies. */
  async looseReferences(): Promise<string[]> {
    const rows = await this.read<{ reference: string }>(
      `select f.conrelid::regclass || ' ' || pg_get_constraintdef(f.oid) as reference from pg_constraint f join pg_namespace n on n.oid = f.connamespace
       where n.nspname = any($1) and f.contype = 'f' and not exists (
         select from unnest(f.conkey, f.confkey) as k (mine, theirs)
         join pg_attribute m on m.attrelid = f.conrelid and m.attnum = k.mine and m.attname = 'workspace_id'
         join pg_attribute t on t.attrelid = f.confrelid and t.attnum = k.theirs
           and t.attname = case when f.confrelid = 'identity.workspaces'::regclass then 'id' else 'workspace_id' end)
       order by 1`,
    );
    return rows.map(({ reference }) => reference);
  }

  /** Columns, policies, rights and indexes, to compare two states of the schema. */
  async picture(): Promise<string[]> {
    const rows = await this.read<{ line: string }>(
      `select format('column %s.%s.%s %s %s %s', table_schema, table_name, column_name, data_type, is_nullable, column_default) as line
         from information_schema.columns where table_schema = any($1)
       union all select format('policy %s.%s %s %s %s %s', schemaname, tablename, policyname, roles, qual, with_check) from pg_policies where schemaname = any($1)
       union all select format('index %s', indexdef) from pg_indexes where schemaname = any($1)
       union all select format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(c.oid)) from pg_constraint c join pg_namespace n on n.oid = c.connamespace
         where n.nspname = any($1) and contype in ('c', 'f', 'p', 'u')
       union all select format('function %s', pg_get_functiondef(p.oid)) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any($1)
       order by 1`,
    );
    return rows.map(({ line }) => line);
  }

  private read<Row>(sql: string, ...more: unknown[]): Promise<Row[]> {
    return this.dataSource.query(sql, [SCHEMAS, ...more]);
  }
}
