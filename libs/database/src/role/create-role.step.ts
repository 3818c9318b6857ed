import { AppError } from '@rapport/errors';
import type { QueryRunner } from 'typeorm';

/**
 * Creates a role without login, unless it is there, and makes the current user a member of it. Roles belong to the whole
 * cluster, so another database of it may be doing the same at this moment.
 *
 * @param runner an open query runner of the owner
 * @param role lower-case letters and underscores
 */
export async function createRole(runner: QueryRunner, role: string): Promise<void> {
  if (!/^[a-z][a-z_]{0,62}$/.test(role)) throw new AppError('internal', `${role} is no name for a role.`);
  await runner.query(`
    do $create$
    declare
      -- Up to version 15 a member may always take on the role; since 16 that is a right of its own.
      wanted text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
    begin
      begin
        create role ${role} nologin;
      exception when duplicate_object or unique_violation then null;
      end;
      for attempt in 1..20 loop
        exit when pg_has_role(current_user, '${role}', wanted);
        begin
          execute format('grant ${role} to %I', current_user);
        exception
          when unique_violation then null;
          -- "tuple concurrently updated": somebody grants the same role at this moment.
          when internal_error then perform pg_sleep(0.05 * random());
        end;
      end loop;
    end
    $create$`);
}
