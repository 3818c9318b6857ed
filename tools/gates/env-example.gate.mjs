// .env.example explains every setting there is, with the defaults of today.
import { join } from 'node:path';
import { root } from './root.mjs';

export const name = '.env.example';

const tool = () => import(join(root, 'tools/env-example.mjs'));

export async function check() {
  const { differences } = await tool();
  return differences();
}

/** What is right but for one thing, so that each fault is seen by itself. */
const TRIALS = [
  { title: 'a variable is missing', change: (text) => text.replace(/# [^\n]*\nDATABASE_POOL=\d+\n\n/, ''), fault: 'DATABASE_POOL: missing' },
  { title: 'a default is old', change: (text) => text.replace('PORT=3000', 'PORT=3001'), fault: 'PORT: not as its schema says' },
  { title: 'an explanation is old', change: (text) => text.replace('# Port of', '# The port of'), fault: 'PORT: not as its schema says' },
  { title: 'a variable is gone', change: (text) => `${text}\n# Once upon a time.\nRAPPORT_GONE=1\n`, fault: 'RAPPORT_GONE: no schema knows it' },
  { title: 'a heading is gone', change: (text) => text.replace(/\n# --- [^\n]*---\n/, '\n'), fault: 'order or headings differ' },
];

export async function seeRed() {
  const { differences, wanted } = await tool();
  const text = await wanted();
  const missed = [];
  for (const { title, change, fault } of TRIALS) {
    const faults = await differences(change(text));
    if (!(faults.length === 2 && faults[0] === fault)) missed.push(`"${title}": ${faults.join(' | ') || 'passed'}`);
  }
  return missed;
}
