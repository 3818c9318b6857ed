// Compiles the project in the current folder: TypeScript in `src` to JavaScript in `dist`, one file for one file,
// and carries the data files (JSON, HTML, CSS, Markdown) along. Types are checked by a gate, not here.
import { transformFile } from '@swc/core';
import { readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

const options = { ...JSON.parse(readFileSync(new URL('../.swcrc', import.meta.url), 'utf8')), swcrc: false };
const source = join(process.cwd(), 'src');
const target = join(process.cwd(), 'dist');

async function compile(file) {
  const to = join(target, relative(source, file));
  await mkdir(dirname(to), { recursive: true });
  if (!file.endsWith('.ts')) return cp(file, to);
  const { code, map } = await transformFile(file, options);
  const js = to.replace(/\.ts$/, '.js');
  await writeFile(js, `${code}\n//# sourceMappingURL=${relative(dirname(js), js)}.map\n`);
  await writeFile(`${js}.map`, map);
}

const entries = await readdir(source, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && !/[.-]spec\.ts$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
  .map((entry) => join(entry.parentPath, entry.name));
await rm(target, { recursive: true, force: true });
await Promise.all(files.map(compile));
