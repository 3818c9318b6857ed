// How much is asked of Postgres and Redis.
import { Redis } from 'ioredis';
import pg from 'pg';

/** Calls of each Redis command since it was started; those inside scripts count too. */
export async function redisCalls(url) {
  const redis = new Redis(url);
  const text = await redis.info('commandstats');
  redis.disconnect();
  return Object.fromEntries([...text.matchAll(/^cmdstat_(\S+):calls=(\d+)/gm)].map(([, name, calls]) => [name, Number(calls)]));
}

/** Transactions that were committed on a database so far; a statement outside of one counts as one. */
export async function transactions(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select xact_commit::float8 as count from pg_stat_database where datname = current_database()');
  await client.end();
  return rows[0].count;
}
