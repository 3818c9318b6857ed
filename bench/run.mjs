// Runs a benchmark and prints its figures as JSON. Each suite measures its own baseline in the same run: machines differ, ratios stay.
//
//   npm run bench -- <suite> [--data DIR] [--name value …]
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

const suites = new URL('suites/', import.meta.url);
const [suite, ...rest] = process.argv.slice(2);
const file = new URL(`${suite}.bench.mjs`, suites);

if (!suite || suite.startsWith('-') || !existsSync(file)) {
  const names = (await readdir(suites)).filter((name) => name.endsWith('.bench.mjs')).map((name) => name.replace('.bench.mjs', ''));
  console.error(`Name a benchmark: ${names.join(', ')}`);
  process.exit(2);
}

/** `--runs 5 --data DIR` as an object; every option has a value. */
function optionsOf(words) {
  const options = Object.fromEntries(words.filter((word) => word.startsWith('--')).map((word) => [word.slice(2), { type: 'string' }]));
  return parseArgs({ args: words, options }).values;
}

const { data, ...args } = optionsOf(rest);
const { run } = await import(file.href);
const started = performance.now();
const result = await run({ data: data ?? 'libs/testing/fixtures', args });
const machine = { node: process.version, cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) };
console.log(JSON.stringify({ suite, at: new Date().toISOString(), machine, seconds: Math.round((performance.now() - started) / 100) / 10, ...result }, null, 2));
process.exit(process.exitCode ?? 0);
