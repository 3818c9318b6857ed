// No file may reach itself by imports, inside a project or across projects. Imports of types alone count too: they
// tie two files together for the reader just as much.
import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { root } from './root.mjs';
import { sourceFiles } from './sources.mjs';

export const name = 'import cycles';

function resolve(from, specifier, known) {
  if (specifier.startsWith('.')) {
    const path = normalize(join(dirname(from), specifier.replace(/\.js$/, '.ts')));
    return known.has(path) ? path : undefined;
  }
  const lib = /^@rapport\/([a-z-]+)$/.exec(specifier)?.[1];
  const index = lib && `libs/${lib}/src/index.ts`;
  return index && known.has(index) ? index : undefined;
}

async function importGraph(base) {
  const files = await sourceFiles(base);
  const known = new Set(files);
  const graph = new Map();
  for (const file of files) {
    const { importedFiles } = ts.preProcessFile(await readFile(join(base, file), 'utf8'), true, true);
    graph.set(file, importedFiles.map(({ fileName }) => resolve(file, fileName, known)).filter(Boolean));
  }
  return graph;
}

/** Depth first: the first way back to a file on the current path is a cycle. */
function findCycles(graph) {
  const state = new Map();
  const cycles = [];
  const visit = (file, path) => {
    if (state.get(file) === 'done') return;
    const start = path.indexOf(file);
    if (start >= 0) {
      cycles.push([...path.slice(start), file]);
      return;
    }
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

/** @param {string} [base] folder with `apps` and `libs` */
export async function check(base = root) {
  return findCycles(await importGraph(base)).map((cycle) => cycle.join(' -> '));
}

export async function seeRed() {
  const faults = await check(join(root, 'tools/gates/fixtures/cycles'));
  return faults.length === 1 && faults[0].includes('egg.rule.ts') ? [] : [`expected the one cycle of hen and egg, saw ${JSON.stringify(faults)}`];
}
