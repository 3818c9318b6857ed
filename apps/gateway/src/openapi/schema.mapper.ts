import type { StandardSchemaConversionResult } from '@nestjs/swagger';
import { z } from 'zod';

type Json = Record<string, unknown>;

/**
 * A zod schema as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks.
 *
 * @param schema anything; what is no zod schema gives undefined
 * @param io whether the shape is sent by callers or by us: a field with a default may be left out, but is always answered
 */
export function toJsonSchema(schema: unknown, io: 'input' | 'output'): StandardSchemaConversionResult | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $defs, ...whole } = z.toJSONSchema(schema, { target: 'draft-2020-12', io }) as Json;
  const components = Object.entries(($defs ?? {}) as Record<string, Json>).map(([name, part]) => [name, plain(part, io)] as const);
  return { schema: plain(whole, io), components: Object.fromEntries(components) };
}

/** Without what only clutters a reader's page: ids, the pattern behind a format, bounds of any whole number. */
function plain(value: unknown, io: 'input' | 'output'): unknown {
  if (Array.isArray(value)) return value.map((part) => plain(part, io));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, part]) => !isClutter(key, part, value) && !(io === 'output' && isClosing(key, part)));
  return Object.fromEntries(entries.map(([key, part]) => [key, key === 'example' || key === 'default' ? part : plain(part, io)]));
}

/** Our answers may gain fields; a client must not take them for closed. */
function isClosing(key: string, part: unknown): boolean {
  return key === 'additionalProperties' && part === false;
}

function isClutter(key: string, part: unknown, owner: object): boolean {
  // A field of an object may be called id or pattern: there it is a schema, not a text.
  if (['id', '$id', '$schema'].includes(key) && typeof part === 'string') return true;
  if (key === 'pattern' && typeof part === 'string' && 'format' in owner) return true;
  return part === Number.MAX_SAFE_INTEGER || part === Number.MIN_SAFE_INTEGER;
}
