// Lint with the boundary tags. The project graph is made anew first: without its daemon Nx hands ESLint the cached graph, in which
// a new project does not exist and its faults are not seen.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ESLint } from 'eslint';
import { root } from './root.mjs';

export const name = 'lint and boundaries';

const refreshGraph = () =>
  promisify(execFile)(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), 'show', 'projects'], { cwd: root });

const asFaults = (results) =>
  results.flatMap((result) =>
    result.messages.map((message) => `${result.filePath.slice(root.length + 1)}:${message.line} ${message.ruleId ?? 'parse'}: ${message.message}`),
  );

export async function check() {
  await refreshGraph();
  // Without ESLint's cache: it judges a file by its own text, while typed rules depend on the files that it imports.
  const eslint = new ESLint({ cwd: root });
  return asFaults(await eslint.lintFiles(['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts']));
}

/** Each fixture is linted as if it lay where its first line says, without types: what it shows needs none. */
export async function seeRed() {
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: [
      { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false, project: null } }, rules: {} },
      (await import('typescript-eslint')).default.configs.disableTypeChecked,
    ],
  });
  const missed = [];
  for (const [fixture, rule] of [
    ['boundary.ts', '@nx/enforce-module-boundaries'],
    ['orm-in-service.ts', 'no-restricted-imports'],
    ['environment.ts', 'no-restricted-syntax'],
    ['any.ts', '@typescript-eslint/no-explicit-any'],
  ]) {
    const text = await readFile(join(root, 'tools/gates/fixtures/lint', fixture), 'utf8');
    const filePath = join(root, /^\/\/ at (\S+)/.exec(text)?.[1] ?? '');
    const [result] = await eslint.lintText(text, { filePath });
    if (!result?.messages.some((message) => message.ruleId === rule)) missed.push(`${fixture} does not break ${rule}`);
  }
  return missed;
}
