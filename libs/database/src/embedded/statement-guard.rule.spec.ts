import { describe, expect, it } from '@jest/globals';
import { guardStatement } from './statement-guard.rule.js';

describe('the guard of the embedded session', () => {
  it.each([
    'RESET ROLE',
    'reset all',
    'DISCARD ALL',
    'set role postgres',
    'Set  Session authorization postgres',
    'set session role postgres',
    `set rapport.workspace_id = 'x'`,
    'reset rapport.workspace_id',
    'select 1; reset role',
    '/* a comment */ reset /* inside */ role',
    '-- a line\nreset role',
    `select set_config('role', 'postgres', false)`,
    `select set_config('role', 'postgres', 'false')`,
    `select set_config($1, $2, false)`,
    `select set_config('ro' || 'le', 'postgres', true)`,
    `select pg_catalog.set_config ( 'session_authorization' , 'postgres' , false )`,
    `select set_config('role', $1, true), set_config('role', 'postgres', false)`,
    'do $$ begin reset role; end $$',
    'set local role rapport_conversation',
    'set "role" = postgres',
    `select set_config('role', 'none', true)`,
    `select set_config('rapport.customer', 'all', true)`,
    `select "set_config"('role', 'postgres', false)`,
    `select U&"set\\005fconfig"('role', 'none', false)`,
    `select E'\\''; reset role; --'`,
    "select 1 /* /* */ ' */; reset role; --'",
    'create function pg_temp.f() returns void language plpgsql as $$ begin reset role; end $$',
    'commit; select 1',
    'set standard_conforming_strings = off',
  ])('refuses %j', (sql) => {
    expect(() => guardStatement(sql)).toThrow('The embedded database refuses');
  });

  it.each([
    'select 1',
    'set local search_path to public',
    `select set_config('role', $1, true), set_config('rapport.workspace_id', $2, true), set_config('rapport.customer', $3, true)`,
    `select set_config('search_path', coalesce($1, 'public'), true)`,
    'COMMIT',
    'START TRANSACTION',
    `select E'it\\'s reset role'`,
    `select case when 1 = 1 then 'begin' end; select 2`,
    `insert into ai.messages (role, content) values ('customer', 'reset role; discard all')`,
    `update ai.messages set role = 'staff' where role = 'system'`,
    `select 'please call set_config(''role'', ''x'', false)'`,
    `select current_setting('rapport.workspace_id', true)`,
    'select "role", session_id from ai.sessions -- reset role',
    'do $$ begin perform 1; end $$',
  ])('lets pass %j', (sql) => {
    expect(() => guardStatement(sql)).not.toThrow();
  });
});
