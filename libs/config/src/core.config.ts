import { z } from 'zod';

/** A switch in the environment: `true`/`1`/`yes` or `false`/`0`/`no`. */
const flag = z.enum(['true', 'false', '1', '0', 'yes', 'no']).transform((value) => ['true', '1', 'yes'].includes(value));

/** The settings that every process understands. Each variable stands in `.env.example`. */
export const coreConfig = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port of the HTTP server, 0 for any free one.'),
  HOST: z.string().default('127.0.0.1').describe('Address the HTTP server listens on.'),
  RAPPORT_DATA_DIR: z.string().default('.rapport').describe('Folder of the embedded database and the admin key.'),
  RAPPORT_CACHE_DIR: z.string().optional().describe('Folder for the prepared database, ~/.cache/rapport when not set. May be deleted at any time.'),
  RAPPORT_ADMIN_KEY: z.string().min(16).optional().describe("Admin key of the demo workspace, at least 16 characters; made at the first start when not set."),
  RAPPORT_PUBLIC_URL: z.url().optional().describe('The address under which customers reach this server.'),
  DATABASE_URL: z.string().startsWith('postgres').optional().describe('postgres://user:password@host:5432/database; without it the embedded database is used.'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20).describe('Connections of one process to Postgres; a quarter more are used for reads before the workspace is known.'),
  REDIS_URL: z.string().startsWith('redis').optional().describe('redis://host:6379; needed when services run as separate processes.'),
  RAPPORT_ALLOW_VOLATILE_REDIS: flag.default(false).describe('Start on a Redis that may lose or evict jobs. For tests only.'),
  RAPPORT_WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(256).default(8).describe('Lanes that one service works on at the same time.'),
  RAPPORT_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info').describe('Least level that is logged.'),
  RAPPORT_CHAT_PROVIDER: z.enum(['builtin', 'openai']).default('builtin').describe('Who writes replies: builtin (no key) or openai (any compatible server).'),
  RAPPORT_CHAT_MODEL: z.string().optional().describe('Model that writes replies, for example gpt-4o-mini.'),
  RAPPORT_EMBEDDING_PROVIDER: z.enum(['builtin', 'openai']).default('builtin').describe('Who makes embeddings: builtin (no key) or openai.'),
  RAPPORT_EMBEDDING_MODEL: z.string().optional().describe('Embedding model, for example text-embedding-3-small.'),
  OPENAI_API_KEY: z.string().optional().describe('Key for the openai provider.'),
  OPENAI_BASE_URL: z.url().optional().describe('Base URL of an OpenAI-compatible server.'),
  RAPPORT_BURST_MS: z.coerce.number().int().min(0).max(60_000).optional().describe('Overrides the burst window of every channel, in ms; 0 answers at once.'),
});
export type CoreConfig = z.output<typeof coreConfig>;
