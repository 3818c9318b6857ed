export { OpenAiContract, type OpenAiShape } from './openai/openai.contract.js';
export { OpenAiDouble } from './openai/openai.double.js';
export type { OpenAiFault, OpenAiRecord, OpenAiScript } from './openai/openai-script.types.js';
export { type Answer, type Caller, callerOf } from './http/http-caller.rule.js';
export { redisAvailable, type RedisServer, type RedisServerOptions, startRedis } from './redis/redis-server.factory.js';
export { postgresAvailable } from './postgres/postgres-binaries.rule.js';
export { startPostgres, type TestPostgres, type TestPostgresOptions } from './postgres/start-postgres.factory.js';
export { findChromium } from './requirement/browser.rule.js';
export { describeWith } from './requirement/requirement.rule.js';
