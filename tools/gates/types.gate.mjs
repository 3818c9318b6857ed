// The type check of the whole repository, by the fast compiler.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './root.mjs';

export const name = 'types';

const tsc = join(root, 'node_modules/ts7/bin/tsc');

async function compile(project) {
  try {
    await promisify(execFile)(process.execPath, [tsc, '-p', join(root, project), '--pretty', 'false'], { cwd: root, maxBuffer: 1 << 26 });
    return [];
  } catch (error) {
    const lines = String(error.stdout ?? '').split('\n').filter((line) => line.includes('error TS'));
    return lines.length > 0 ? lines : [String(error.stderr || error)];
  }
}

export async function check() {
  return [...(await compile('tsconfig.json')), ...(await compile('apps/widget/tsconfig.json'))];
}

export async function seeRed() {
  const faults = await compile('tools/gates/fixtures/types/tsconfig.json');
  const expected = ['TS2532', 'TS2375', 'TS7006'];
  return expected.filter((code) => !faults.some((fault) => fault.includes(code))).map((code) => `the fixture does not raise ${code}`);
}
