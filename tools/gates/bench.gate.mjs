// Every benchmark can be loaded, so that a rename does not break those that nobody ran for a while; what only a run can tell is left to runs.
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { root } from './root.mjs';

export const name = 'benchmarks load';

const LOAD = `
  const faults = [];
  for (const file of process.argv.slice(1)) {
    const suite = file.split('/').at(-1);
    try {
      if (typeof (await import(file)).run !== 'function') faults.push(suite + ': exports no run');
    } catch (error) {
      faults.push(suite + ': ' + error.message);
    }
  }
  const { hostileParsers } = await import(${JSON.stringify(pathToFileURL(join(root, 'bench/kit/hostile-parsers.mjs')).href)});
  for (const { name, parse } of await hostileParsers()) try { parse(''); } catch (error) { faults.push('hostile-parsers.mjs, ' + name + ': ' + error.message); }
  console.log(JSON.stringify(faults));
  process.exit();`;

/** @param {string} [folder] of the suites, relative to the top */
export async function check(folder = 'bench/suites') {
  const suites = (await readdir(join(root, folder))).filter((file) => file.endsWith('.bench.mjs')).sort();
  const files = suites.map((file) => pathToFileURL(join(root, folder, file)).href);
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', '--input-type=module', '-e', LOAD, ...files], { cwd: root });
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

export async function seeRed() {
  const faults = await check('tools/gates/fixtures/bench');
  const expected = [/^gone\.bench\.mjs: .*neverExported/, /^idle\.bench\.mjs: exports no run/];
  return expected.filter((pattern) => !faults.some((fault) => pattern.test(fault))).map((pattern) => `not seen: ${pattern}`);
}
