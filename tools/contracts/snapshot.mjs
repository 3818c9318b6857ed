// The contracts of today as plain data: every message and live topic of libs/contracts, every operation of the OpenAPI document.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { buildAll } from '../build.mjs';
import { root } from '../gates/root.mjs';
import { bareSchema } from './schema.mjs';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];
const sorted = (entries) => Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** An empty register of names: whoever made the OpenAPI document in this process has named schemas in the one that all share, and they would come as references. */
const metadata = z.registry();
/** What may be sent: before defaults are filled in. */
const sent = (schema) => bareSchema(z.toJSONSchema(schema, { io: 'input', metadata }));
/** What comes back. */
const received = (schema) => bareSchema(z.toJSONSchema(schema, { io: 'output', metadata }));

function messageOf({ kind, consumers, data, reply }) {
  return { kind, consumers: [...consumers].sort(), data: sent(data), ...(reply ? { reply: received(reply) } : {}) };
}

/** @param {Record<string, unknown>} contracts what `@rapport/contracts` exports */
export function messagesOf(contracts) {
  const topics = Object.values(contracts).filter((value) => value?.kind === 'topic');
  return sorted([
    ...contracts.ALL_MESSAGES.map((message) => [message.name, messageOf(message)]),
    ...topics.map((topic) => [topic.name, { kind: 'topic', consumers: [], reply: received(topic.data) }]),
  ]);
}

const contentOf = (content) => sorted(Object.entries(content ?? {}).map(([type, { schema }]) => [type, bareSchema(schema ?? {})]));

function operationOf(operation, shared, responses) {
  const parameters = [...shared, ...(operation.parameters ?? [])].map(({ name, in: place, required = false, schema }) => [`${place} ${name}`, { required, schema: bareSchema(schema ?? {}) }]);
  const answers = Object.entries(operation.responses ?? {}).map(([status, answer]) => {
    const full = answer.$ref ? responses[answer.$ref.split('/').at(-1)] : answer;
    return [status, contentOf(full.content)];
  });
  return {
    id: operation.operationId,
    scope: operation['x-rapport-scope'] ?? null,
    parameters: sorted(parameters),
    ...(operation.requestBody ? { body: { required: operation.requestBody.required === true, content: contentOf(operation.requestBody.content) } } : {}),
    answers: sorted(answers),
  };
}

/** @param {object} document an OpenAPI 3.1 document */
export function operationsOf(document) {
  const responses = document.components?.responses ?? {};
  const rows = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => [`${method.toUpperCase()} ${path}`, operationOf(item[method], item.parameters ?? [], responses)]),
  );
  return { operations: sorted(rows), schemas: sorted(Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [name, bareSchema(schema)])) };
}

/**
 * The contracts as they stand in the source. The HTTP part comes from the committed OpenAPI document, which a gate of its own holds
 * to what the gateway serves.
 */
export async function contractsOfToday() {
  await buildAll([join(root, 'libs/contracts')]);
  const contracts = await import(join(root, 'libs/contracts/dist/index.js'));
  const document = JSON.parse(await readFile(join(root, 'libs/api-client/openapi.json'), 'utf8'));
  return { messages: messagesOf(contracts), ...operationsOf(document) };
}

/** One line for each message, operation and schema, so that a change reads well and two changes merge. */
export function lockText(snapshot) {
  const part = ([name, entries]) => `${JSON.stringify(name)}: {\n${Object.entries(entries).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n}`;
  return `{\n${Object.entries(snapshot).map(part).join(',\n')}\n}\n`;
}
