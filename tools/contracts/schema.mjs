// Whether every value that one JSON Schema takes is taken by another: the question behind "is this change of a contract compatible".
// Knows the part of JSON Schema 2020-12 that zod and the OpenAPI document use; a keyword that it does not know must be equal.

/** Words about a schema that say nothing about its values. */
const REMARKS = new Set(['title', 'description', 'example', 'examples', 'default', 'deprecated', 'readOnly', 'writeOnly', '$schema', 'discriminator']);
/** Bounds: how the value of the wider schema may stand to that of the narrower one. */
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const SAME = ['pattern', 'format', 'multipleOf', 'uniqueItems', 'propertyNames', 'contentEncoding', 'contentMediaType'];
const KNOWN = new Set([...LOWER, ...UPPER, ...SAME, 'type', 'enum', 'const', 'properties', 'required', 'additionalProperties', 'items', 'prefixItems']);
const MAX_DEPTH = 40;

const isSchema = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The schema without remarks, with sorted keys; a pattern beside a format goes, since the library that wrote it may word it anew.
 *
 * @param {unknown} schema
 * @returns {unknown}
 */
export function bareSchema(schema) {
  if (Array.isArray(schema)) return schema.map(bareSchema);
  if (!isSchema(schema)) return schema;
  const kept = Object.entries(schema).filter(([key]) => !REMARKS.has(key) && !(key === 'pattern' && typeof schema.format === 'string'));
  // What stands below `properties` are names chosen by us, `description` among them.
  const bare = ([key, value]) => [key, key === 'properties' ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, bareSchema(part)])) : bareSchema(value)];
  return Object.fromEntries(kept.map(bare).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function resolved(schema, definitions) {
  let found = schema;
  for (let hops = 0; isSchema(found) && typeof found.$ref === 'string'; hops += 1) {
    const target = definitions[found.$ref.split('/').at(-1)];
    if (target === undefined || hops > MAX_DEPTH) throw new Error(`${found.$ref} leads nowhere`);
    const { $ref, ...beside } = found;
    found = { ...target, ...beside };
  }
  return found;
}

/** A schema as the list of its alternatives, each with at most one type. */
function alternatives(schema, definitions) {
  const plain = resolved(schema, definitions);
  if (plain === true) return [{}];
  if (plain === false) return [];
  const { anyOf, oneOf, ...rest } = plain;
  const branches = anyOf ?? oneOf;
  if (branches !== undefined) {
    return branches.flatMap((branch) => alternatives(branch, definitions)).map((one) => ({ ...rest, ...one }));
  }
  if (Array.isArray(plain.type)) return plain.type.map((type) => ({ ...plain, type }));
  return 'const' in plain ? [{ ...plain, enum: [plain.const] }] : [plain];
}

const jsonType = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const typeOf = (one) => one.type ?? (one.enum ? jsonType(one.enum[0]) : undefined);
const fitsType = (from, to) => to === undefined || from === to || (from === 'integer' && to === 'number');
const list = (values) => values.map((value) => JSON.stringify(value)).join(', ');

function boundFaults(from, to, path) {
  const faults = [];
  const loosened = (key, ok) => {
    if (to[key] !== undefined && !(from[key] !== undefined && ok(from[key], to[key]))) faults.push(`${path}: ${key} ${from[key] ?? 'none'} against ${to[key]}`);
  };
  for (const key of LOWER) if (!(key.startsWith('min') && key !== 'minimum' && to[key] === 0)) loosened(key, (a, b) => a >= b);
  for (const key of UPPER) loosened(key, (a, b) => a <= b);
  for (const key of SAME) {
    if (to[key] !== undefined && JSON.stringify(from[key]) !== JSON.stringify(to[key])) faults.push(`${path}: ${key} ${JSON.stringify(from[key]) ?? 'none'} against ${JSON.stringify(to[key])}`);
  }
  for (const key of Object.keys(to)) {
    if (!KNOWN.has(key) && !REMARKS.has(key) && JSON.stringify(from[key]) !== JSON.stringify(to[key])) faults.push(`${path}: ${key} differs, and nobody said how to compare it`);
  }
  return faults;
}

/** One way of asking for the whole tree, so that the parts need only the pair and the path. */
export class Fit {
  /**
   * @param {Record<string, unknown>} fromDefinitions what `$ref` of the first schema points to
   * @param {Record<string, unknown>} toDefinitions the same of the second one
   * @param {{ readonly lenient?: boolean }} [options] `lenient`: the taker passes over fields that it does not know
   */
  constructor(fromDefinitions, toDefinitions, { lenient = false } = {}) {
    this.from = fromDefinitions;
    this.to = toDefinitions;
    this.lenient = lenient;
  }

  /**
   * @param {unknown} from schema of what is given
   * @param {unknown} to schema of what is taken
   * @param {string} path for the words of a fault
   * @returns {string[]} why a value of `from` may not be one of `to`; empty when each is
   */
  faults(from, to, path, depth = 0) {
    if (depth > MAX_DEPTH) return [];
    const takers = alternatives(to, this.to);
    return alternatives(from, this.from).flatMap((given) => this.#oneFaults(given, takers, path, depth));
  }

  #oneFaults(given, takers, path, depth) {
    const near = takers.filter((taker) => fitsType(typeOf(given), typeOf(taker)));
    if (near.length === 0) return [`${path}: ${typeOf(given) ?? 'anything'} against ${takers.map((taker) => typeOf(taker) ?? 'anything').join(' or ') || 'nothing'}`];
    if (given.enum) return this.#enumFaults(given, near, path);
    const each = near.map((taker) => this.#pairFaults(given, taker, path, depth));
    // Of several alternatives the one with the fewest faults is the one that was meant.
    return each.some((faults) => faults.length === 0) ? [] : each.toSorted((a, b) => a.length - b.length)[0];
  }

  #enumFaults(given, near, path) {
    if (near.some((taker) => taker.enum === undefined)) return [];
    const taken = new Set(near.flatMap((taker) => taker.enum).map((value) => JSON.stringify(value)));
    const lost = given.enum.filter((value) => !taken.has(JSON.stringify(value)));
    return lost.length === 0 ? [] : [`${path}: the value ${list(lost)} has no place`];
  }

  #pairFaults(given, taker, path, depth) {
    if (taker.enum) return [`${path}: any ${typeOf(given) ?? 'value'} against the values ${list(taker.enum)}`];
    const faults = boundFaults(given, taker, path);
    if (taker.items !== undefined) faults.push(...this.faults(given.items ?? {}, taker.items, `${path}[]`, depth + 1));
    for (const [index, part] of (taker.prefixItems ?? []).entries()) faults.push(...this.faults(given.prefixItems?.[index] ?? {}, part, `${path}[${index}]`, depth + 1));
    return [...faults, ...this.#fieldFaults(given, taker, path, depth)];
  }

  #fieldFaults(given, taker, path, depth) {
    const faults = [];
    const sent = given.properties ?? {};
    const known = taker.properties ?? {};
    for (const name of taker.required ?? []) if (!(given.required ?? []).includes(name)) faults.push(`${path}.${name}: required on one side, may be missing on the other`);
    for (const name of Object.keys(sent)) {
      if (name in known) faults.push(...this.faults(sent[name], known[name], `${path}.${name}`, depth + 1));
      else if (taker.additionalProperties === false && !this.lenient) faults.push(`${path}.${name}: unknown to a schema that takes no unknown fields`);
      else if (isSchema(taker.additionalProperties)) faults.push(...this.faults(sent[name], taker.additionalProperties, `${path}.${name}`, depth + 1));
    }
    if (isSchema(taker.additionalProperties) && !Object.keys(sent).length) faults.push(...this.faults(given.additionalProperties ?? {}, taker.additionalProperties, `${path}.*`, depth + 1));
    else if (taker.additionalProperties === false && !this.lenient && given.additionalProperties !== false) faults.push(`${path}: unknown fields are refused on one side only`);
    return faults;
  }
}

/**
 * Fields that the schema of before had and the one of after lacks, in any depth that both share.
 *
 * @returns {string[]} their paths
 */
export function removedFields(before, after, beforeDefinitions, afterDefinitions, path, depth = 0) {
  if (depth > MAX_DEPTH) return [];
  const old = alternatives(before, beforeDefinitions).filter((one) => one.properties ?? one.items);
  const now = alternatives(after, afterDefinitions);
  // Alternatives told apart by a constant field are compared with their like; without one, all of them together.
  return [...new Set(old.flatMap((one) => removedFrom(one, like(one, now), beforeDefinitions, afterDefinitions, path, depth)))];
}

const tags = (one) => Object.entries(one.properties ?? {}).filter(([, part]) => 'const' in part).map(([name, part]) => `${name}=${JSON.stringify(part.const)}`);

function like(one, others) {
  const own = tags(one);
  const same = others.filter((other) => tags(other).some((tag) => own.includes(tag)));
  return same.length > 0 ? same : others;
}

function removedFrom(one, takers, beforeDefinitions, afterDefinitions, path, depth) {
  const deeper = (part, name, key) => takers.filter((taker) => key(taker) !== undefined).map((taker) => removedFields(part, key(taker), beforeDefinitions, afterDefinitions, name, depth + 1));
  const fewest = (found) => found.toSorted((a, b) => a.length - b.length)[0] ?? [];
  const gone = Object.entries(one.properties ?? {}).flatMap(([name, part]) => {
    const held = takers.some((taker) => taker.properties?.[name] !== undefined);
    return held ? fewest(deeper(part, `${path}.${name}`, (taker) => taker.properties?.[name])) : [`${path}.${name}`];
  });
  return one.items === undefined ? gone : [...gone, ...fewest(deeper(one.items, `${path}[]`, (taker) => taker.items))];
}
