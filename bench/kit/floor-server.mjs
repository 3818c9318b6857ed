// The floor of a turn between processes: a bare Fastify route that inserts one row into Postgres and hands one job to another process over
// a Redis list, which answers by publishing. Two processes of this file: the door, and with ROLE=worker who answers.
import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import Fastify from 'fastify';
import { Redis } from 'ioredis';
import pg from 'pg';

const { REDIS_URL, DATABASE_URL, ROLE, PORT } = process.env;
const LIST = 'floor:jobs';

async function work() {
  const [blocking, producer] = [new Redis(REDIS_URL), new Redis(REDIS_URL)];
  for (;;) {
    const popped = await blocking.blpop(LIST, 2);
    if (!popped) continue;
    const { id, replyTo, body } = JSON.parse(popped[1]);
    await producer.publish(replyTo, JSON.stringify({ id, body }));
  }
}

async function serve() {
  const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
  await pool.query('create table if not exists floor_rows (id uuid primary key, body jsonb not null, at timestamptz not null default now())');
  const [producer, subscriber] = [new Redis(REDIS_URL), new Redis(REDIS_URL)];
  const waiting = new Map();
  const replyTo = `floor:reply:${randomUUID()}`;
  await subscriber.subscribe(replyTo);
  subscriber.on('message', (_, text) => {
    const { id, body } = JSON.parse(text);
    waiting.get(id)?.(body);
    waiting.delete(id);
  });
  const app = Fastify();
  app.get('/', async () => ({ ok: true }));
  app.post('/', async (request) => {
    const id = randomUUID();
    await pool.query('insert into floor_rows (id, body) values ($1, $2)', [id, request.body]);
    const answered = new Promise((resolve) => waiting.set(id, resolve));
    await producer.rpush(LIST, JSON.stringify({ id, replyTo, body: request.body }));
    return { echo: await answered };
  });
  const worker = spawn(process.execPath, [import.meta.filename], { env: { ...process.env, ROLE: 'worker' }, stdio: 'ignore' });
  process.on('SIGTERM', () => {
    worker.kill();
    process.exit(0);
  });
  await app.listen({ port: Number(PORT), host: '127.0.0.1' });
}

await (ROLE === 'worker' ? work() : serve());
