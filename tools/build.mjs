// Compiles projects: TypeScript in `src` to JavaScript in `dist`, one file for one file, data files carried along. A project whose
// sources did not change is left alone. Types are checked by a gate, not here. A project with a `build.mjs` of its own builds itself.
//
//   node tools/build.mjs            every project
//   node tools/build.mjs libs/llm   these only
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFile } from '@swc/core';

const root = fileURLToPath(new URL('..', import.meta.url));
const swcrc = readFileSync(join(root, '.swcrc'), 'utf8');
const options = { ...JSON.parse(swcrc), swcrc: false };
const STAMP = '.built';

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}

async function sourcesOf(project) {
  const own = join(project, 'build.mjs');
  const unused = /([.-]spec|apps\/.*\.double)\.ts$|\.d\.ts$/;
  const files = (await filesBelow(join(project, 'src'))).filter((file) => !unused.test(file));
  return existsSync(own) ? [...files, own, ...(await filesBelow(join(root, 'libs/api-client/src')))] : files;
}

/** Names, sizes and times of the sources: cheap, and changes with every edit. */
async function stampOf(files) {
  const hash = createHash('sha256').update(swcrc).update(readFileSync(fileURLToPath(import.meta.url)));
  for (const file of files) {
    const { size, mtimeMs } = await stat(file);
    hash.update(`${file}:${size}:${mtimeMs};`);
  }
  return hash.digest('hex');
}

async function compile(file, source, target) {
  const to = join(target, relative(source, file));
  await mkdir(dirname(to), { recursive: true });
  if (!/\.tsx?$/.test(file)) return cp(file, to);
  const { code, map } = await transformFile(file, options);
  const js = to.replace(/\.tsx?$/, '.js');
  await writeFile(js, `${code}\n//# sourceMappingURL=${relative(dirname(js), js)}.map\n`);
  await writeFile(`${js}.map`, map ?? '{}');
}

/** @returns {Promise<boolean>} whether there was something to do */
async function build(project) {
  const files = await sourcesOf(project);
  if (files.length === 0) return false;
  const target = join(project, 'dist');
  const stamp = await stampOf(files);
  if ((await readFile(join(target, STAMP), 'utf8').catch(() => '')) === stamp) return false;
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const own = join(project, 'build.mjs');
  if (existsSync(own)) await (await import(pathToFileURL(own).href)).build();
  else await Promise.all(files.map((file) => compile(file, join(project, 'src'), target)));
  await writeFile(join(target, STAMP), stamp);
  return true;
}

/**
 * @param {string[]} [projects] folders; all of `libs` and `apps` when left out
 * @returns {Promise<number>} how many were built
 */
export async function buildAll(projects) {
  const all = projects ?? (await Promise.all(['libs', 'apps'].map(async (kind) => (await readdir(join(root, kind))).map((name) => join(root, kind, name))))).flat();
  const built = await Promise.all(all.map(build));
  return built.filter(Boolean).length;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const named = process.argv.slice(2).map((path) => resolve(path));
  const started = performance.now();
  const built = await buildAll(named.length > 0 ? named : undefined);
  if (built > 0) console.log(`Built ${built} project(s) in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}
