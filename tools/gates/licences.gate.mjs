// Every package in the lock file has a licence that may be shipped (or, for tools, used), and every data fixture says whose it is. The
// lists, and what is excepted with the reason, stand in tools/licences.json.
import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { root } from './root.mjs';

export const name = 'licences';

const json = async (file) => JSON.parse(await readFile(file, 'utf8'));

/**
 * Whether an SPDX expression leaves a way to use the package: one side of OR, both of AND. An exception behind WITH only gives more
 * rights, and `+` allows later versions beside the one that is named.
 *
 * @param {string} expression for instance `(MIT OR GPL-3.0-or-later)`
 * @param {Set<string>} allowed identifiers
 * @returns {boolean | undefined} undefined when it is no SPDX expression
 */
export function allows(expression, allowed) {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const take = (word) => words[at]?.toUpperCase() === word && (at += 1) > 0;
  const licence = () => {
    if (take('(')) {
      const inner = either();
      return take(')') ? inner : undefined;
    }
    const id = words[at++];
    if (id === undefined || !/^[A-Za-z0-9.-]+\+?$/.test(id) || /^(AND|OR|WITH)$/i.test(id)) return undefined;
    if (take('WITH')) at += 1;
    return allowed.has(id.replace(/\+$/, ''));
  };
  const joined = (part, word, meet) => () => {
    let result = part();
    while (result !== undefined && take(word)) {
      const next = part();
      result = next === undefined ? undefined : meet(result, next);
    }
    return result;
  };
  const both = joined(licence, 'AND', (a, b) => a && b);
  const either = joined(both, 'OR', (a, b) => a || b);
  const result = either();
  return at === words.length ? result : undefined;
}

/** What the installed package says; before 2015 it was a list. A platform's package that is not installed leaves the word of the lock. */
async function statedBy(folder, locked) {
  const own = await json(join(folder, 'package.json')).catch(() => undefined);
  const old = own?.licenses?.map?.((one) => one.type ?? one).join(' AND ');
  return own?.license?.type ?? own?.license ?? old ?? locked;
}

const matches = (pattern, packageName) => (pattern.endsWith('*') ? packageName.startsWith(pattern.slice(0, -1)) : pattern === packageName);

function faultOf({ packageName, version, stated, dev, exception }, lists) {
  const allowed = new Set(dev ? [...lists.shipped, ...lists.developmentToo] : lists.shipped);
  const licence = exception?.licence ?? stated;
  const id = `${packageName} ${version}${dev ? ' (development)' : ''}`;
  if (licence === undefined) return `${id}: says no licence; look into it and name it in tools/licences.json`;
  const fine = allows(licence, allowed);
  if (fine === undefined) return `${id}: "${licence}" is no SPDX expression; look into it and name it in tools/licences.json`;
  return fine ? undefined : `${id}: ${licence} is not among the licences that may be ${dev ? 'used for development' : 'shipped'}`;
}

async function packageFaults(base, lists) {
  const { packages } = await json(join(base, 'package-lock.json'));
  const foreign = Object.entries(packages).filter(([path, entry]) => path.includes('node_modules/') && !entry.link);
  const used = new Set();
  const faults = await Promise.all(
    foreign.map(async ([path, entry]) => {
      const packageName = entry.name ?? path.split('node_modules/').at(-1);
      const stated = await statedBy(join(base, path), entry.license);
      // Bound to the words it was made for: a package that changes its licence falls out of its exception.
      const exception = lists.exceptions.find((one) => matches(one.name, packageName) && one.stated === (stated ?? null));
      if (exception) used.add(exception);
      return faultOf({ packageName, version: entry.version, stated, dev: entry.dev === true, exception }, lists);
    }),
  );
  // Which platform's packages are installed differs by machine, so an exception with a star may be idle.
  const idle = lists.exceptions.filter((one) => !used.has(one) && !one.name.endsWith('*')).map((one) => `the exception for ${one.name} fits no package any more`);
  const silent = lists.exceptions.filter((one) => !one.reason).map((one) => `the exception for ${one.name} has no reason`);
  return [...faults.filter((fault) => fault !== undefined).sort(), ...idle, ...silent];
}

async function folderFaults(base, folder) {
  const at = relative(base, folder);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);
  const note = await readFile(join(folder, 'README.md'), 'utf8').catch(() => undefined);
  if (note === undefined) return [`${at}: has no README.md that says where its data come from`];
  const unnamed = files.filter((file) => !['README.md', 'LICENSE'].includes(file) && !note.includes(file)).map((file) => `${at}/README.md: does not name ${file}`);
  if (!/licen[cs]e/i.test(note)) return [...unnamed, `${at}/README.md: names no licence`];
  const own = /licence as the repository's/.test(note) || existsSync(join(folder, 'LICENSE'));
  return own ? unnamed : [...unnamed, `${at}: its LICENSE is missing, and it is not said to be the repository's`];
}

async function fixtureFaults(base) {
  const fixtures = join(base, 'libs/testing/fixtures');
  const entries = await readdir(fixtures, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => folderFaults(base, join(fixtures, entry.name)));
  const loose = entries.filter((entry) => entry.isFile()).map((entry) => `libs/testing/fixtures/${entry.name}: lies beside no licence; give it a folder`);
  return [...loose, ...(await Promise.all(folders)).flat()];
}

/** @param {string} [base] folder with a lock file, node_modules and libs */
export async function check(base = root) {
  const own = join(base, 'tools/licences.json');
  const lists = await json(existsSync(own) ? own : join(root, 'tools/licences.json'));
  return [...(await packageFaults(base, lists)), ...(await fixtureFaults(base))];
}

export async function seeRed() {
  const fixture = join(root, 'tools/gates/fixtures/licences');
  const faults = await check(fixture);
  const expected = (await readFile(join(fixture, 'expected.txt'), 'utf8')).split('\n').filter(Boolean);
  const unseen = expected.filter((line) => !faults.includes(line)).map((line) => `not seen: ${line}`);
  return [...unseen, ...faults.filter((fault) => !expected.includes(fault)).map((fault) => `not expected: ${fault}`)];
}
