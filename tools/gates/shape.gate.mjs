// File names, file sizes and folder sizes, as CONTRIBUTING.md promises them.
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { root } from './root.mjs';
import { sourceFiles } from './sources.mjs';

export const name = 'file names and sizes';

const ROLES = new Set(
  ('module consumer controller service step machine repository entity mapper errors config adapter contract port spec int-spec e2e-spec ' +
    'rule data guard pipe interceptor filter decorator schema definition provider courier factory double transport types view loader element migration')
    .split(' '),
);
const FREE = new Set(['index.ts', 'main.ts', 'app.module.ts']);
const BANNED_FOLDERS = /(^|\/)(common|shared|core|generic|utils|helpers)(\/|$)/;
const MAX_LINES = 400;
const MAX_FILES_IN_FOLDER = 20;

function nameFault(path) {
  const file = basename(path);
  if (FREE.has(file) || file.endsWith('.d.ts')) return undefined;
  if (/\/migrations\/\d{13}-[a-z]+(-[a-z0-9]+)+\.ts$/.test(path)) return undefined;
  const match = /^[a-z0-9]+(?:-[a-z0-9]+)*((?:\.[a-z0-9-]+)+)\.tsx?$/.exec(file);
  const roles = match?.[1].slice(1).split('.') ?? [];
  if (roles.length === 0) return `${path}: has no role in its name; call it <thing>.<role>.ts with a role of tools/gates/shape.gate.mjs`;
  const unknown = roles.find((role) => !ROLES.has(role));
  return unknown ? `${path}: "${unknown}" is no role; the list stands in tools/gates/shape.gate.mjs` : undefined;
}

/** @param {string} [base] folder with `apps` and `libs` */
export async function check(base = root) {
  const files = await sourceFiles(base);
  const faults = [];
  const folders = new Map();
  for (const path of files) {
    folders.set(dirname(path), (folders.get(dirname(path)) ?? 0) + 1);
    const fault = nameFault(path);
    if (fault) faults.push(fault);
    if (BANNED_FOLDERS.test(dirname(path))) faults.push(`${path}: lies in a folder whose name says nothing`);
    const lines = (await readFile(join(base, path), 'utf8')).split('\n').length;
    if (lines > MAX_LINES && !path.endsWith('schema.types.ts')) faults.push(`${path}: ${lines} lines, at most ${MAX_LINES}`);
  }
  for (const [folder, count] of folders) {
    // Specs lie beside their subject and do not make a folder harder to read.
    const subjects = files.filter((path) => dirname(path) === folder && !/[.-]spec\.ts$/.test(path)).length;
    if (subjects > MAX_FILES_IN_FOLDER) faults.push(`${folder}: ${subjects} files (${count} with specs), at most ${MAX_FILES_IN_FOLDER}`);
  }
  return faults;
}

export async function seeRed() {
  const faults = await check(join(root, 'tools/gates/fixtures/shape'));
  const expected = [/stray\.ts: has no role/, /odd\.thingamajig\.ts: "thingamajig" is no role/, /utils\/.*says nothing/, /long\.rule\.ts: \d+ lines/];
  return expected.filter((pattern) => !faults.some((fault) => pattern.test(fault))).map((pattern) => `nothing matched ${pattern}`);
}
