// Runs every gate on the repository, then each gate on the fixture that must turn it red: a gate that cannot fail is itself a fault.
import * as bench from './bench.gate.mjs';
import * as contracts from './contracts.gate.mjs';
import * as cycles from './cycles.gate.mjs';
import * as envExample from './env-example.gate.mjs';
import * as licences from './licences.gate.mjs';
import * as lint from './lint.gate.mjs';
import * as openapi from './openapi.gate.mjs';
import * as readme from './readme.gate.mjs';
import * as shape from './shape.gate.mjs';
import * as specs from './specs.gate.mjs';
import * as types from './types.gate.mjs';

const GATES = [shape, cycles, readme, licences, envExample, bench, specs, openapi, contracts, types, lint];
const SHOWN = 40;

/** @returns {Promise<number>} how many gates failed */
export async function runGates(write = console.log) {
  let failed = 0;
  for (const gate of GATES) {
    const started = performance.now();
    const faults = await gate.check().catch((error) => [String(error?.stack ?? error)]);
    const blind = await gate.seeRed().catch((error) => [String(error?.stack ?? error)]);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const fine = faults.length === 0 && blind.length === 0;
    if (!fine) failed += 1;
    write(`${fine ? 'ok  ' : 'FAIL'} gate: ${gate.name} (${seconds} s, seen red by its fixture: ${blind.length === 0 ? 'yes' : 'NO'})`);
    for (const line of [...faults, ...blind.map((text) => `fixture: ${text}`)].slice(0, SHOWN)) write(`     ${line}`);
    if (faults.length > SHOWN) write(`     … and ${faults.length - SHOWN} more`);
  }
  return failed;
}

if (import.meta.filename === process.argv[1]) process.exitCode = (await runGates()) === 0 ? 0 : 1;
