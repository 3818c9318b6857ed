const HEAD = `head as materialized (select coalesce(
  (select id from messaging.deliveries where consumer = $1 and lane = $2 and state = 'running'),
  (select id from messaging.deliveries where consumer = $1 and lane = $2
     and state in ('pending', 'running') order by id limit 1)) as id)`;

/**
 * The statements of the delivery protocol. `$1` consumer, `$2` lane, `$3` lease in ms. It prefers the running row of a
 * lane, since a lower id may commit late; it locks a head only when it takes it, or other claimers would skip the locked
 * row and wake-ups would be lost. 23505 means that the lane is busy. `more`: something stood behind the row when it was claimed.
 *
 * A claim is not waited for on the disk. Should the server lose it, the row is free as it was before: another may claim it under the same
 * fence, and the first of the two that marks it done is the only one. What is committed after a claim is never kept without it.
 */
export const CLAIM = `
with unhurried as materialized (select set_config('synchronous_commit', 'off', true)),
${HEAD},
free as (select d.id from messaging.deliveries d join head using (id)
  where (d.state = 'pending' and d.due_at <= clock_timestamp())
     or (d.state = 'running' and d.lease_until < clock_timestamp())
  for update of d skip locked)
update messaging.deliveries d
set state = 'running', attempts = d.attempts + 1, fence = d.fence + 1, lease_until = clock_timestamp() + $3 * interval '1 ms'
from unhurried, free where d.id = free.id
returning d.id, d.message_id, d.name, d.lane, d.data, d.envelope, d.attempts, d.fence, exists (
  select from messaging.deliveries b where b.consumer = $1 and b.lane = $2 and b.state in ('pending', 'running') and b.id <> d.id) as more`;

/**
 * For who could claim nothing: on a row that somebody else handles it leaves a knock, which that one finds when it is done. It waits for a
 * row that is just being finished, and then knocks on nothing. `stale`: the head can be claimed by now, or has changed meanwhile.
 */
export const KNOCK = `
with ${HEAD},
knock as (
  update messaging.deliveries d set knocked = true
  from head where d.id = head.id and d.state = 'running' and d.lease_until >= clock_timestamp()
  returning d.id)
select s.state <> 'pending' or s.due_at <= clock_timestamp() as stale
from head join messaging.deliveries s using (id) where not exists (select from knock)`;

const MINE = `where id = $1 and fence = $2 and state = 'running'`;

/** First statement of every effect: no row means that another worker has taken over. Who comes from now on waits for its commit. */
export const DONE = `
update messaging.deliveries set state = 'done', lease_until = null, finished_at = clock_timestamp() ${MINE} returning knocked`;

export const RENEW = `
update messaging.deliveries set lease_until = clock_timestamp() + $3 * interval '1 ms' ${MINE} returning id`;

/** `$3` most attempts, `$4` error, `$5` first pause in ms; the pause doubles up to an hour, with 20 % jitter. */
export const FAIL = `
update messaging.deliveries
set state = case when attempts >= $3 then 'dead' else 'pending' end,
  finished_at = case when attempts >= $3 then clock_timestamp() end,
  lease_until = null, last_error = left($4, 500),
  due_at = clock_timestamp() + least(3600000, $5::float8 * 2 ^ least(attempts - 1, 30)) * (0.8 + 0.4 * random()) * interval '1 ms'
${MINE}
returning state, greatest(0, ceil(extract(epoch from due_at - clock_timestamp()) * 1000))::float8 as due_in_ms`;

/** `$3` error, `$4` shortest pause in ms, `$5` patience in ms. The try does not count; the pause is a quarter of the age, at most a minute. */
export const POSTPONE = `
update messaging.deliveries
set state = 'pending', lease_until = null, attempts = attempts - 1, last_error = left($3, 500),
  due_at = clock_timestamp() + least(60000, greatest($4::float8, 250 * extract(epoch from clock_timestamp() - created_at)::float8)) * (0.8 + 0.4 * random()) * interval '1 ms'
${MINE} and created_at > clock_timestamp() - $5::float8 * interval '1 ms'
returning greatest(0, ceil(extract(epoch from due_at - clock_timestamp()) * 1000))::float8 as due_in_ms`;

export const RELEASE = `
update messaging.deliveries set state = 'pending', lease_until = null, attempts = attempts - 1 ${MINE} returning id`;

export const LAPSED = `
select consumer, lane, id, fence from messaging.deliveries
where state = 'running' and lease_until < clock_timestamp() and consumer = any($1)`;

/**
 * A loose index scan: its cost grows with the lanes that wait, not with their rows. `$1` grace in ms. What is due this very moment counts: the
 * embedded clock goes by milliseconds, and the look ahead (`WAKE_AT`) counts only what comes after the moment.
 */
export const HEADS = `
with recursive l as (
  (select consumer, lane, id, fence, state, due_at from messaging.deliveries
   where state in ('pending', 'running') order by consumer, lane, id limit 1)
  union all
  select n.* from l cross join lateral (
    select consumer, lane, id, fence, state, due_at from messaging.deliveries
    where state in ('pending', 'running') and (consumer, lane) > (l.consumer, l.lane)
    order by consumer, lane, id limit 1) n)
select consumer, lane, id, fence from l
where state = 'pending' and due_at <= clock_timestamp() - $1 * interval '1 ms' and consumer = any($2)`;

export const WAKE_AT = `
select extract(epoch from least(
  (select min(due_at) from messaging.deliveries where state = 'pending' and due_at > clock_timestamp() and consumer = any($1)),
  (select min(lease_until) from messaging.deliveries where state = 'running' and consumer = any($1))
) - clock_timestamp())::float8 * 1000 as in_ms`;

export const OUTSTANDING = `
select name, state, count(*)::int as count from messaging.deliveries
where consumer = any($1) and (state = 'running' or (state = 'pending' and due_at <= clock_timestamp() + $2 * interval '1 ms'))
group by 1, 2`;

export const OLDEST_DUE = `
select c as consumer, coalesce(extract(epoch from clock_timestamp() - (
  select min(due_at) from messaging.deliveries where state = 'pending' and consumer = c and due_at <= clock_timestamp())), 0)::float8 as seconds
from unnest($1::text[]) c`;

export const END_LEASES = `
update messaging.deliveries set lease_until = clock_timestamp() where state = 'running' and consumer = $1 returning 1`;

export const PURGE = `
delete from messaging.deliveries where id in (
  select id from messaging.deliveries where state in ('done', 'discarded') and finished_at < clock_timestamp() - $1 * interval '1 day'
  order by id limit 5000)
returning 1`;
