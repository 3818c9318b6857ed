import type { OpenAPIObject } from '@nestjs/swagger';
import { documentCreateBody, documentUploadFields, documentUrlBody, importedConversation, problem } from '@rapport/contracts';
import { toJsonSchema } from './schema.mapper.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** Status to the name and the words of its problem. */
const FAULTS: Readonly<Record<number, readonly [name: string, description: string]>> = {
  400: ['InvalidInput', 'The input breaks a rule; `errors` names field, rule and mend'],
  401: ['Unauthenticated', 'No credentials, or unknown ones'],
  403: ['Forbidden', 'The key, role or origin lacks the right'],
  404: ['NotFound', 'Unknown, or of another workspace or customer'],
  409: ['Conflict', 'The state of the thing does not allow this now'],
  413: ['TooLarge', 'Too large'],
  415: ['UnsupportedMedia', 'A kind of content that is not taken'],
  422: ['IdempotencyMismatch', 'The Idempotency-Key came with another request'],
  429: ['RateLimited', 'Too many requests; see Retry-After'],
};

/** What the generator does not know by itself: problems of each route, the upload, optional parameters. */
export function completed(document: OpenAPIObject): OpenAPIObject {
  document.components ??= {};
  const shape = toJsonSchema(problem, 'output');
  const line = inComponents(toJsonSchema(importedConversation, 'input'));
  document.components.schemas = { ...document.components.schemas, ...(shape?.components as Record<string, Schema>), ...(line?.components as Record<string, Schema>) };
  document.components.responses = Object.fromEntries(Object.values(FAULTS).map(([name, description]) => [name, problemResponse(description)]));
  const upload = document.paths['/v1/documents']?.post;
  if (upload) upload.requestBody = uploadBody();
  const imported = document.paths['/v1/imports/conversations']?.post;
  if (imported) imported.requestBody = importBody(line?.schema as Schema);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'post', 'patch', 'delete'] as const) {
      const operation = item[method];
      if (operation) completeOperation(operation, method, path);
    }
  }
  return document;
}

function problemResponse(description: string) {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

function completeOperation(operation: Operation, method: string, path: string): void {
  for (const parameter of operation.parameters ?? []) {
    // A parameter with a default may be left out, which the generator takes for required.
    if ('in' in parameter && parameter.in === 'query' && parameter.schema && 'default' in parameter.schema) parameter.required = false;
  }
  const isPost = method === 'post' && operation.security !== undefined;
  if (isPost) addIdempotencyKey(operation);
  for (const status of faultsOf(operation, isPost, path)) {
    operation.responses[status] = { $ref: `#/components/responses/${FAULTS[status]?.[0] ?? ''}` };
  }
}

function faultsOf(operation: Operation, isPost: boolean, path: string): number[] {
  const faults = [429];
  if (operation.security || operation.requestBody) faults.push(401, 403);
  if (operation.requestBody || (operation.parameters ?? []).length > 0) faults.push(400);
  if (path.includes('{') || path === '/v1/visitors') faults.push(404);
  if (operation.requestBody) faults.push(413, 415);
  if (isPost) faults.push(409, 422);
  return faults;
}

function addIdempotencyKey(operation: Operation): void {
  const others = (operation.parameters ?? []).filter((parameter) => !('name' in parameter && parameter.name === 'Idempotency-Key'));
  operation.parameters = [
    ...others,
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'The same key with the same request is done once and answered the same for 24 hours.',
      schema: { type: 'string', maxLength: 200, example: '5f1a7c1e-7d52-4c0b-9d5e-0f6f5a2f9a11' },
    },
  ];
}

function uploadBody(): NonNullable<Operation['requestBody']> {
  const fields = toJsonSchema(documentUploadFields, 'input')?.schema as { properties: Record<string, Schema> };
  const file = { type: 'string', format: 'binary', description: 'A file: .pdf, .docx, .pptx, .csv, .eml, .html, .md or .txt, at most 20 MB unless set otherwise' };
  const multipart = { type: 'object', required: ['file'], properties: { file, ...fields.properties } };
  return {
    required: true,
    content: {
      'application/json': { schema: { anyOf: [documentCreateBody, documentUrlBody].map((body) => toJsonSchema(body, 'input')?.schema as Schema) } },
      'multipart/form-data': { schema: multipart },
    },
  };
}

function importBody(line: Schema): NonNullable<Operation['requestBody']> {
  const file = { type: 'string', format: 'binary', description: 'A file of JSON lines, at most 6 MB' };
  return {
    required: true,
    content: {
      'application/jsonl': { schema: line },
      'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file } } },
    },
  };
}

/** A shape that stands alone points at its own parts; in the document these are components. */
function inComponents<T>(shape: T): T {
  return JSON.parse(JSON.stringify(shape).replaceAll('"#/$defs/', '"#/components/schemas/')) as T;
}
