// `npm test`: the gates, then every spec. Suites that need Postgres, Redis or Chromium run where these are found; with
// RAPPORT_REQUIRE=postgres,redis,chromium their absence is a failure. The last line says which ran.
//
//   npm test                 everything
//   npm test -- <pattern>    only the specs whose path matches, no gates
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGates } from './gates/run.mjs';
import { root } from './gates/root.mjs';
import { missing } from './gates/specs.gate.mjs';

const KINDS = ['postgres', 'redis', 'chromium'];
const pattern = process.argv.slice(2);

function runJest() {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  const output = join(folder, 'results.json');
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const flags = ['--experimental-vm-modules', '--no-warnings', jest, '-c', join(root, 'jest.config.mjs'), '--json', `--outputFile=${output}`, '--silent=false', ...pattern];
  const { status } = spawnSync(process.execPath, flags, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    return { status, results: JSON.parse(readFileSync(output, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A suite that needs a server carries its kind in the title, as in `unit of work [postgres]`. */
function countByKind(results) {
  const counts = { embedded: 0, postgres: 0, redis: 0, chromium: 0 };
  for (const test of results.testResults.flatMap((file) => file.assertionResults)) {
    if (test.status !== 'passed') continue;
    const kinds = KINDS.filter((kind) => test.fullName.includes(`[${kind}]`));
    if (kinds.length === 0) counts.embedded += 1;
    for (const kind of kinds) counts[kind] += 1;
  }
  return counts;
}

const gatesFailed = pattern.length > 0 ? 0 : await runGates();
const { status, results } = runJest();
const ran = results.testResults.filter((file) => file.assertionResults.some((test) => ['passed', 'failed'].includes(test.status) || /\[(postgres|redis|chromium)\]/.test(test.fullName)));
const forgotten = pattern.length > 0 ? [] : await missing(ran.map((file) => file.name));
for (const line of forgotten) console.log(`FAIL ${line}`);

const counts = countByKind(results);
const required = (process.env.RAPPORT_REQUIRE ?? '').split(',').filter((kind) => KINDS.includes(kind) && pattern.length === 0);
const absent = required.filter((kind) => counts[kind] === 0);
for (const kind of absent) console.log(`FAIL RAPPORT_REQUIRE names ${kind}, but none of its suites ran`);
const failed = absent.length + results.numFailedTests + results.numRuntimeErrorTestSuites + forgotten.length + gatesFailed;
const { postgresAvailable, redisAvailable, findChromium } = await import(join(root, 'libs/testing/dist/index.js'));
const found = { postgres: postgresAvailable(), redis: redisAvailable(), chromium: findChromium() !== undefined };
const said = KINDS.map((kind) => `${kind} ${counts[kind] > 0 ? counts[kind] : found[kind] ? 'none' : 'not found'}`).join(', ');
console.log(`tests: ${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests} skipped`);
console.log(`Suites that ran: embedded ${counts.embedded}, ${said}.`);
process.exitCode = status === 0 && failed === 0 ? 0 : 1;
