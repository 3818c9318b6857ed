import type { ApiDocument, ApiOperation, ApiParameter, ApiSchema } from './hostile.types.js';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: ApiSchema }>> };
}

/** Every operation of an OpenAPI document. */
export function operationsOf(document: ApiDocument): ApiOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => {
      const { operationId, parameters = [], requestBody } = item[method] as RawOperation;
      const bodies = Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => [type, schema ?? {}] as const);
      return { id: operationId, method: method.toUpperCase(), path, parameters, bodies: Object.fromEntries(bodies) };
    }),
  );
}

const FORMATS: Readonly<Record<string, string>> = {
  uuid: '7b1f7a4e-5df5-4c8e-9d7f-6f1f6f0f0f01', email: 'ana@example.com', uri: 'https://example.com/a', 'date-time': '2026-11-21T10:00:00.000Z', date: '2026-11-21',
};

/** A value that a schema takes, or nearly: what is said by a pattern only may be missed. */
export function validValue(schema: ApiSchema, document: ApiDocument, depth = 0): unknown {
  if (depth > 8) return null;
  const target = schema.$ref === undefined ? undefined : document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''];
  if (target !== undefined) return validValue(target, document, depth + 1);
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const branch = (schema.anyOf ?? schema.oneOf)?.[0];
  if (branch !== undefined) return validValue(branch, document, depth + 1);
  const type = Array.isArray(schema.type) ? (schema.type as readonly string[])[0] : schema.type;
  if (type === 'object' || schema.properties !== undefined) {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, validValue(part, document, depth + 1)]));
  }
  if (type === 'array') return [validValue(schema.items ?? {}, document, depth + 1)];
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'null') return null;
  return (FORMATS[schema.format ?? ''] ?? 'a text').padEnd(schema.minLength ?? 0, 'x').slice(0, schema.maxLength ?? 200);
}
