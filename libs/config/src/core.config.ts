import { z } from 'zod';

/** A switch in the environment: `true`/`1`/`yes` or `false`/`0`/`no`. */
const flag = z.enum(['true', 'false', '1', '0', 'yes', 'no']).transform((value) => ['true', '1', 'yes'].includes(value));

/** `name` or `name:model`, separated by commas. */
const providers = () => z.string().regex(/^\s*(builtin|openai|anthropic|ollama|huggingface)(:[^,;]+)?(\s*,\s*(builtin|openai|anthropic|ollama|huggingface)(:[^,;]+)?)*\s*$/, 'names an unknown provider');

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
  RAPPORT_DOCUMENT_MB: z.coerce.number().int().min(1).max(100).default(20).describe('Largest file that is taken in as a document, uploaded or fetched, in MB.'),
  RAPPORT_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info').describe('Least level that is logged.'),
  RAPPORT_CHAT_PROVIDER: providers().default('builtin').describe('Who writes replies, separated by commas in the order in which they are asked: builtin (no key), openai (any compatible server), anthropic, ollama, huggingface. For example anthropic,openai,builtin.'),
  RAPPORT_CHAT_MODEL: z.string().optional().describe('Models that write replies: one name for the first provider, or provider:model for several, separated by commas. For example anthropic:claude-haiku-5-5,openai:gpt-4o-mini.'),
  RAPPORT_CHAT_PURPOSES: z.string().optional().describe('Other orders for single purposes (reply, route, extract, summary). For example route=openai:gpt-4o-mini,builtin;summary=builtin.'),
  RAPPORT_CHAT_WAIT_MS: z.coerce.number().int().min(500).max(120_000).default(10_000).describe('How long a customer waits for the first sign of an answer, over all providers, in ms; raise it for models on slow machines.'),
  RAPPORT_EMBEDDING_PROVIDER: providers().default('builtin').describe('Who makes embeddings: builtin (no key), openai, ollama or huggingface; several only if all serve the same model.'),
  RAPPORT_EMBEDDING_MODEL: z.string().optional().describe('Embedding model, at most 1536 wide; written as RAPPORT_CHAT_MODEL. For example text-embedding-3-small.'),
  OPENAI_API_KEY: z.string().optional().describe('Key for the openai provider.'),
  OPENAI_BASE_URL: z.url().optional().describe('Base URL of an OpenAI-compatible server, up to and including /v1.'),
  ANTHROPIC_API_KEY: z.string().optional().describe('Key for the anthropic provider.'),
  ANTHROPIC_BASE_URL: z.url().optional().describe("Root of another server with Anthropic's API."),
  OLLAMA_BASE_URL: z.url().optional().describe('Root of the Ollama server, http://127.0.0.1:11434 when not set.'),
  OLLAMA_API_KEY: z.string().optional().describe('Key for an Ollama server behind a proxy, or for ollama.com.'),
  OLLAMA_CONTEXT_TOKENS: z.coerce.number().int().min(1_024).max(1_048_576).optional().describe('Tokens that an Ollama model may read and write together, 8192 when not set; more needs more memory.'),
  HF_TOKEN: z.string().optional().describe('Token for the huggingface provider, with the right to call Inference Providers.'),
  HF_BASE_URL: z.url().optional().describe("Root of another server with the API of Hugging Face's router."),
  RAPPORT_BURST_MS: z.coerce.number().int().min(0).max(60_000).optional().describe('Overrides the burst window of every channel, in ms; 0 answers at once.'),
});
export type CoreConfig = z.output<typeof coreConfig>;
