// The generated client must belong to the OpenAPI document that the gateway serves today.
import { join } from 'node:path';
import { root } from './root.mjs';

export const name = 'OpenAPI and generated client';

const tool = () => import(join(root, 'tools/openapi.mjs'));

export async function check() {
  const { differences } = await tool();
  return differences();
}

const DOCUMENT = 'openapi.json';
const TYPES = 'src/schema.types.ts';

/** What is committed but for one thing; the file that is not mentioned must not be blamed. */
const TRIALS = [
  { title: 'what is right', change: (client) => client, faults: [] },
  { title: 'a document from before a route came', change: (client) => ({ ...client, [DOCUMENT]: client[DOCUMENT].replace('"/v1/keys"', '"/v1/key"') }), faults: [DOCUMENT] },
  { title: 'a document from before a field was bounded', change: (client) => ({ ...client, [DOCUMENT]: client[DOCUMENT].replace(/,\s*"maxLength": \d+/, '') }), faults: [DOCUMENT] },
  { title: 'types that were edited', change: (client) => ({ ...client, [TYPES]: client[TYPES].replace('query?: never;', 'query?: string;') }), faults: [TYPES] },
  { title: 'types cut off', change: (client) => ({ ...client, [TYPES]: client[TYPES].slice(0, -2) }), faults: [TYPES] },
  { title: 'no types', change: (client) => ({ [DOCUMENT]: client[DOCUMENT] }), faults: [TYPES] },
  { title: 'neither', change: () => ({}), faults: [DOCUMENT, TYPES] },
];

export async function seeRed() {
  const { differing, generate } = await tool();
  const right = await generate();
  return TRIALS.flatMap(({ title, change, faults }) => {
    const trial = change(right);
    if (faults.length > 0 && JSON.stringify(trial) === JSON.stringify(right)) return [`"${title}" changes nothing`];
    const found = differing(right, trial);
    const blamed = found.map((line) => line.split(' ')[0]);
    return blamed.join() === faults.join() ? [] : [`"${title}": ${found.join(' | ') || 'passed'}`];
  });
}
