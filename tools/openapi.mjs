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
async function generate() {
  await buildAll();
  const { offlineDocument } = await import('@rapport/gateway/openapi');
  const text = `${JSON.stringify(await offlineDocument(), null, 2)}\n`;
  const types = astToString(await openapiTS(JSON.parse(text), { alphabetize: false }));
  return { [DOCUMENT]: text, [TYPES]: HEAD + types };
}

/**
 * @param {string} [client] folder with the generated client
 * @returns {Promise<string[]>} what differs from the gateway of today
 */
export async function differences(client = join(root, 'libs/api-client')) {
  const wanted = await generate();
  const faults = await Promise.all(
    Object.entries(wanted).map(async ([file, text]) => {
      const kept = await readFile(join(client, file), 'utf8').catch(() => undefined);
      if (kept === undefined) return `${file} is missing: run npm run openapi`;
      return kept === text ? undefined : `${file} is not what the gateway serves today: run npm run openapi`;
    }),
  );
  return faults.filter((fault) => fault !== undefined);
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
