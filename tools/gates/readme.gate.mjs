// Each command that the README shows must exist: npm scripts, `rapport` verbs, files that are run.
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

export const name = 'README commands';

const NPM_BUILTINS = new Set(['ci', 'install']);

function commandsOf(markdown) {
  const blocks = [...markdown.matchAll(/```(?:sh|bash|console)?\n([\s\S]*?)```/g)].map((match) => match[1]);
  const inline = [...markdown.matchAll(/`((?:npm|npx|bash|node) [^`]+)`/g)].map((match) => match[1]);
  return [...blocks.flatMap((block) => block.split('\n')), ...inline].map((line) => line.replace(/\s+#.*$/, '').replace(/^\$ /, '').trim()).filter(Boolean);
}

async function cliVerbs() {
  const source = await readFile(join(root, 'apps/cli/src/verbs.data.ts'), 'utf8');
  return new Set([...source.matchAll(/^\s{2}([a-z]+):/gm)].map((match) => match[1]));
}

async function benchSuites() {
  const source = await readFile(join(root, 'bench/run.mjs'), 'utf8');
  return (suite) => existsSync(join(root, 'bench/suites', `${suite}.bench.mjs`)) || source.includes(`'${suite}'`);
}

async function faultOf(command, scripts, verbs, hasSuite) {
  const words = command.replace(/^(?:[A-Z_]+=\S+\s+)+/, '').split(/\s+/);
  if (words[0] === 'npm') {
    const script = words[1] === 'run' ? words[2] : words[1];
    if (!(script in scripts) && !NPM_BUILTINS.has(script)) return `"${command}": package.json has no script ${script}`;
    const after = words.slice(words.indexOf('--') + 1);
    if (script === 'rapport' && words.includes('--') && !verbs.has(after[0])) return `"${command}": rapport has no verb ${after[0]}`;
    if (script === 'bench' && words.includes('--')) {
      const missing = after[0].split('|').find((suite) => !hasSuite(suite));
      if (missing) return `"${command}": there is no benchmark ${missing}`;
    }
  }
  if (words[0] === 'bash' || words[0] === 'node') {
    if (!existsSync(join(root, words[1].replace('/dist/', '/src/').replace(/(\/src\/.*)\.js$/, '$1.ts')))) return `"${command}": there is no ${words[1]}`;
  }
  return undefined;
}

/** @param {string} [file] the README, relative to the top */
export async function check(file = 'README.md') {
  const markdown = await readFile(join(root, file), 'utf8');
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const commands = commandsOf(markdown);
  if (!commands.some((command) => command === 'npm start') || !commands.some((command) => command === 'npm test')) {
    return [`${file}: does not show npm start and npm test`];
  }
  const [verbs, hasSuite] = await Promise.all([cliVerbs(), benchSuites()]);
  const faults = await Promise.all(commands.map((command) => faultOf(command, scripts, verbs, hasSuite)));
  return faults.filter((fault) => fault !== undefined);
}

export async function seeRed() {
  const faults = await check('tools/gates/fixtures/readme/README.md');
  const expected = [/no script stat/, /no verb fly/, /no benchmark moon/, /there is no tools\/gone\.sh/];
  return expected.filter((pattern) => !faults.some((fault) => pattern.test(fault))).map((pattern) => `nothing matched ${pattern}`);
}
