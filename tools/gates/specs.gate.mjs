// A spec file that exists but did not run proves nothing. The test run hands this gate what ran.
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from './root.mjs';

export const name = 'spec files that ran';

const SKIP = new Set(['node_modules', 'dist', 'fixtures', '.git', '.nx', '.rapport']);

async function specsBelow(folder) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIP.has(entry.name)) found.push(...(await specsBelow(path)));
    } else if (/[.-](spec|test)\.[cm]?[jt]sx?$/.test(entry.name)) found.push(path);
  }
  return found;
}

/**
 * @param {Iterable<string>} ran absolute paths of the spec files that ran at least one test
 * @param {string} [base] where to look for spec files
 */
export async function missing(ran, base = root) {
  const done = new Set(ran);
  const existing = await specsBelow(base);
  return existing.filter((path) => !done.has(path)).map((path) => `${relative(root, path)} exists but ran no test`);
}

/** The runner calls `missing` after the run; before it there is nothing to check. */
export async function check() {
  return [];
}

export async function seeRed() {
  const base = join(root, 'tools/gates/fixtures/specs');
  const faults = await missing([join(base, 'ran.spec.ts')], base);
  return faults.length === 1 && faults[0].includes('forgotten.test.ts') ? [] : [`expected forgotten.test.ts, saw ${JSON.stringify(faults)}`];
}
