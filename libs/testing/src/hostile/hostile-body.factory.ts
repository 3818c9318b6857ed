import fc from 'fast-check';
import { validValue } from './api-operation.rule.js';
import type { ApiDocument, ApiOperation, ApiSchema } from './hostile.types.js';
import { hostileJson } from './hostile-value.factory.js';
import { hostileText } from './hostile-text.factory.js';

/** A body with what was done to it. */
export interface HostileBody {
  readonly trick: string;
  readonly type: string | undefined;
  readonly bytes: Buffer;
}

export interface BodyMaterial {
  readonly document: ApiDocument;
  readonly longest: number;
  readonly corpus: readonly string[];
  /** Whole files, as they come as uploads. */
  readonly files: readonly Buffer[];
}

const of = (trick: string, text: string | Buffer, type: string | undefined): HostileBody => ({ trick, type, bytes: Buffer.isBuffer(text) ? text : Buffer.from(text) });
const fieldsOf = (value: unknown): string[] => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []);

/** JSON of an object in which one member is replaced by raw text; a name that it does not have is added. */
function withMember(value: unknown, name: string, raw: string): string {
  const members = fieldsOf(value).filter((key) => key !== name).map((key) => `${JSON.stringify(key)}:${JSON.stringify((value as Record<string, unknown>)[key])}`);
  return `{${[...members, `${JSON.stringify(name)}:${raw}`].join(',')}}`;
}

function jsonBodies(schema: ApiSchema, { document, longest, corpus }: BodyMaterial): fc.Arbitrary<HostileBody> {
  const type = 'application/json';
  const valid = validValue(schema, document);
  const text = JSON.stringify(valid);
  const names = fieldsOf(valid);
  const value = hostileJson(longest, corpus);
  const name = names.length === 0 ? fc.constant('x') : fc.constantFrom(...names);
  const foreign = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'workspaceId', 'id', ''), hostileText(40, corpus));
  const damaged = fc.constantFrom(
    of('cut JSON', text.slice(0, Math.max(1, text.length - 3)), type), of('two values', text + text, type), of('byte order mark', `\ufeff${text}`, type), of('comment', `/* a */${text}`, type),
    of('no UTF-8', Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xc3, 0x28, 0x7d])]), type), of('UTF-16', Buffer.from(text, 'utf16le'), 'application/json; charset=utf-16le'), of('nothing', '', type),
    of('NUL bytes', Buffer.alloc(64), type), of('another type', text, 'text/plain'), of('a form', 'a=1&b=2', 'application/x-www-form-urlencoded'), of('XML', '<a/>', 'application/xml'), of('no type', text, undefined),
    of('odd type', text, 'application/json; charset="\u00e4"'), of('odd charset', text, 'application/json; charset=klingon'), of('JSON lines', `${text}\n${text}`, 'application/jsonl'), of('form without boundary', text, 'multipart/form-data'),
  );
  return fc.oneof(
    { arbitrary: fc.constant(of('valid body', text, type)), weight: 1 },
    { arbitrary: fc.tuple(name, value).map(([field, raw]) => of(`field ${field}`, withMember(valid, field, raw), type)), weight: 8 },
    { arbitrary: fc.tuple(name, hostileText(longest, corpus)).map(([field, words]) => of(`text in ${field}`, withMember(valid, field, JSON.stringify(words)), type)), weight: 6 },
    { arbitrary: fc.tuple(foreign, value).map(([field, raw]) => of('foreign field', withMember(valid, field, raw), type)), weight: 2 },
    { arbitrary: name.map((field) => of(`without ${field}`, JSON.stringify(Object.fromEntries(Object.entries(valid as object).filter(([key]) => key !== field))), type)), weight: 1 },
    { arbitrary: value.map((raw) => of('another value', raw, type)), weight: 3 },
    { arbitrary: damaged, weight: 3 },
  );
}

function lineBodies({ longest, corpus }: BodyMaterial): fc.Arbitrary<HostileBody> {
  const line = fc.oneof(hostileJson(longest, corpus), hostileText(200, corpus), hostileText(longest, corpus).map((text) => JSON.stringify({ externalId: 'a', messages: [{ role: 'customer', text, time: '2026-01-01T00:00:00Z' }] })));
  return fc.array(line, { maxLength: 6 }).map((lines) => of('lines', lines.join('\n'), 'application/jsonl'));
}

function formBodies({ longest, corpus, files }: BodyMaterial): fc.Arbitrary<HostileBody> {
  const content = fc.oneof(hostileText(longest, corpus).map((text) => Buffer.from(text)), fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)), ...(files.length === 0 ? [] : [damagedFile(files)]));
  const label = fc.oneof(hostileText(60, corpus), fc.constantFrom('a.md', 'a.txt', 'a.html', 'a.pdf', 'a.docx', 'a.csv', 'a.eml', 'a.pptx', 'a', '.md', '../a.md', 'a.md\u0000.pdf', 'a'.repeat(5_000)));
  const name = fc.oneof(fc.constantFrom('file', 'title', 'category', 'tags', 'x', '__proto__', ''), hostileText(20, corpus));
  const kind = fc.constantFrom('text/markdown', 'text/html', 'application/pdf', 'text/csv', 'message/rfc822', 'application/octet-stream', 'x/y; charset=utf-16', '', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
  const plain = (text: string): string => text.replace(/[\r\n"]/g, '_');
  const part = fc.record({ name, label, kind, content }).map((each) => Buffer.concat([Buffer.from(`--B\r\ncontent-disposition: form-data; name="${plain(each.name)}"; filename="${plain(each.label)}"\r\ncontent-type: ${each.kind}\r\n\r\n`), each.content, Buffer.from('\r\n')]));
  const end = fc.constantFrom('--B--\r\n', '--B--', '', '--B\r\n');
  return fc.tuple(fc.array(part, { maxLength: 4 }), end).map(([parts, last]) => of('form', Buffer.concat([...parts, Buffer.from(last)]), 'multipart/form-data; boundary=B'));
}

/** A file as it is, or with some of its bytes turned, cut out or said twice. */
export function damagedFile(files: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const damage = fc.record({ kind: fc.constantFrom('whole', 'flip', 'cut', 'twice'), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(400), byte: fc.nat(255) });
  return fc.tuple(fc.constantFrom(...files), damage).map(([file, { kind, at, length, byte }]) => {
    const from = Math.floor(at * file.length);
    if (kind === 'whole') return file;
    if (kind === 'cut') return Buffer.concat([file.subarray(0, from), file.subarray(from + length)]);
    if (kind === 'twice') return Buffer.concat([file.subarray(0, from + length), file.subarray(from)]);
    const copy = Buffer.from(file);
    copy.subarray(from, from + Math.min(length, 8)).fill(byte);
    return copy;
  });
}

/** Bodies for an operation, of each kind that it takes. */
export function hostileBody(operation: ApiOperation, material: BodyMaterial): fc.Arbitrary<HostileBody> | undefined {
  const kinds = Object.entries(operation.bodies).map(([type, schema]) => (type.startsWith('multipart/') ? formBodies(material) : type === 'application/json' ? jsonBodies(schema, material) : lineBodies(material)));
  return kinds.length === 0 ? undefined : fc.oneof(...kinds);
}
