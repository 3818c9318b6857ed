// The baseline of the contracts: what other services, rows that wait and programs of others rely on.
//
//   node tools/contracts.mjs                    takes additions into the baseline; fails when something breaks
//   node tools/contracts.mjs --check            writes nothing; fails when the baseline is not what the source says
//   node tools/contracts.mjs --accept "reason"  takes breaks too and puts them with the reason into docs/contracts-changes.md
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { breaks } from './contracts/compare.mjs';
import { contractsOfToday, lockText } from './contracts/snapshot.mjs';
import { root } from './gates/root.mjs';

const LOCK = 'libs/contracts/contracts.lock.json';
const CHANGES = 'docs/contracts-changes.md';
const MIN_REASON = 12;
const HEAD = `# Contracts that were broken on purpose

Each entry was written by \`node tools/contracts.mjs --accept "reason"\`: what callers, other services or waiting messages of the version
before can no longer rely on, and why. Additions need no entry.
`;

/**
 * @param {object} [today] the contracts to hold against the baseline
 * @returns {Promise<{ broken: string[], stale: boolean, text: string }>} what breaks, and whether the baseline lacks something
 */
export async function standing(today) {
  const now = today ?? (await contractsOfToday());
  const text = lockText(now);
  const kept = await readFile(join(root, LOCK), 'utf8').catch(() => undefined);
  return { broken: kept === undefined ? [] : breaks(JSON.parse(kept), now), stale: kept !== text, text };
}

/** @returns {Promise<string[]>} faults for the gate */
export async function contractFaults() {
  const { broken, stale } = await standing();
  if (broken.length > 0) return [...broken, 'Keep what was, or accept the break: node tools/contracts.mjs --accept "reason"'];
  return stale ? [`${LOCK} lacks what was added: run node tools/contracts.mjs and commit it`] : [];
}

async function accept(reason, broken) {
  const file = join(root, CHANGES);
  const kept = await readFile(file, 'utf8').catch(() => HEAD);
  await writeFile(file, `${kept}\n## ${new Date().toISOString().slice(0, 10)}: ${reason}\n\n${broken.map((line) => `- ${line}`).join('\n')}\n`);
}

async function main(words) {
  if (words.includes('--check')) {
    const faults = await contractFaults();
    for (const fault of faults) console.log(fault);
    return faults.length === 0 ? 0 : 1;
  }
  const { broken, stale, text } = await standing();
  const at = words.indexOf('--accept');
  const reason = at < 0 ? undefined : (words[at + 1] ?? '').trim();
  for (const line of broken) console.log(line);
  if (broken.length > 0 && reason === undefined) {
    console.log(`${broken.length} incompatible change(s); nothing was written. Accept them with --accept "reason".`);
    return 1;
  }
  if (reason !== undefined && (reason.length < MIN_REASON || /[\r\n]/.test(reason))) {
    console.log(`A reason is one line of at least ${MIN_REASON} characters: who is affected, and why it may be.`);
    return 1;
  }
  if (broken.length > 0) await accept(reason, broken);
  if (stale) await writeFile(join(root, LOCK), text);
  console.log(stale ? `Wrote ${LOCK}${broken.length > 0 ? ` and ${CHANGES}` : ''}; commit it.` : 'The baseline is what the source says.');
  return 0;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
