// The OpenAPI document of the gateway and the typed client made from it.
//
//   npm run openapi              writes libs/api-client/openapi.json and libs/api-client/src/schema.types.ts
//   npm run openapi -- --check   fails when they differ from what the gateway serves today
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { buildAll } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const DOCUMENT = 'openapi.json';
const TYPES = 'src/schema.types.ts';
const HEAD = '// Made from the OpenAPI document of the gateway by `npm run openapi`. Never edited.\n';

/** @returns {Promise<Record<string, string>>} file, relative to the client, to its text */
export async function generate() {
  await buildAll();
  const { offlineDocument } = await import('@rapport/gateway/openapi');
  const text = `${JSON.stringify(await offlineDocument(), null, 2)}\n`;
  const types = astToString(await openapiTS(JSON.parse(text), { alphabetize: false }));
  return { [DOCUMENT]: text, [TYPES]: HEAD + types };
}

/** @param {string} [client] folder with the generated client */
async function committed(client = join(root, 'libs/api-client')) {
  const read = async (file) => [file, await readFile(join(client, file), 'utf8').catch(() => undefined)];
  return Object.fromEntries(await Promise.all([DOCUMENT, TYPES].map(read)));
}

/**
 * @param {Record<string, string>} wanted file to the text it ought to have
 * @param {Record<string, string | undefined>} kept the same as it is
 * @returns {string[]} one line for each file that differs, with the first line that does
 */
export function differing(wanted, kept) {
  return Object.entries(wanted).flatMap(([file, text]) => {
    if (kept[file] === undefined) return [`${file} is missing: run npm run openapi`];
    if (kept[file] === text) return [];
    const lines = kept[file].split('\n');
    const at = text.split('\n').findIndex((line, index) => line !== lines[index]);
    return [`${file} is not what the gateway serves today, from line ${at < 0 ? lines.length : at + 1} on: run npm run openapi`];
  });
}

/** @returns {Promise<string[]>} what differs from the gateway of today */
export async function differences() {
  return differing(await generate(), await committed());
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const faults = await differences();
    for (const fault of faults) console.log(fault);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } else {
    for (const [file, text] of Object.entries(await generate())) await writeFile(join(root, 'libs/api-client', file), text);
    console.log('Wrote the OpenAPI document and the types of the client.');
  }
}
