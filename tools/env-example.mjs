// Writes .env.example from the settings schemas, so that every variable is explained exactly once, where it is read.
//
//   node tools/env-example.mjs           writes it
//   node tools/env-example.mjs --check   fails when it would change, and says where
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { root } from './gates/root.mjs';

const FILE = '.env.example';
const TITLES = { gateway: 'The public door (gateway)' };
const HEAD = '# Settings of Rapport. All are optional: without any of them everything runs in one process.';

function entry([name, schema]) {
  const fallback = schema.def?.type === 'default' ? schema.def.defaultValue : undefined;
  return `# ${schema.description ?? ''}\n${fallback === undefined ? `# ${name}=` : `${name}=${fallback}`}\n`;
}

const section = (config) => Object.entries(config.shape).map(entry).join('\n');
const titleOf = (app) => TITLES[app] ?? `${app[0].toUpperCase()}${app.slice(1).replaceAll('-', ' ')}`;
const exportOf = (app) => `${app.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())}Config`;

/** The settings of an app stand in `apps/<app>/src/<app>.config.ts`. */
async function appSections() {
  const apps = (await readdir(join(root, 'apps'))).filter((app) => existsSync(join(root, 'apps', app, 'src', `${app}.config.ts`))).sort();
  return Promise.all(
    apps.map(async (app) => {
      const config = (await import(join(root, 'apps', app, 'dist', `${app}.config.js`)))[exportOf(app)];
      if (config === undefined) throw new Error(`apps/${app}/src/${app}.config.ts exports no ${exportOf(app)}`);
      return `# --- ${titleOf(app)} ---\n\n${section(config)}`;
    }),
  );
}

/** @returns {Promise<string>} the text that the file ought to have */
export async function wanted() {
  await buildAll();
  const { coreConfig } = await import(join(root, 'libs/config/dist/index.js'));
  return [`${HEAD}\n\n${section(coreConfig)}`, ...(await appSections())].join('\n');
}

/** Name of each variable to its entry: the lines of explanation and the line with the value. */
function entriesOf(text) {
  const found = [...text.matchAll(/^((?:#[^\n]*\n)+)?(?:# )?([A-Z][A-Z0-9_]+)=[^\n]*$/gm)];
  return new Map(found.map((match) => [match[2], match[0]]));
}

/**
 * @param {string} [text] of the file, the one at the top when left out
 * @returns {Promise<string[]>} where the file is not what the schemas say
 */
export async function differences(text) {
  const [right, kept] = [await wanted(), text ?? (await readFile(join(root, FILE), 'utf8').catch(() => ''))];
  if (right === kept) return [];
  const [want, have] = [entriesOf(right), entriesOf(kept)];
  const faults = [...want].filter(([name, lines]) => have.get(name) !== lines).map(([name]) => `${name}: ${have.has(name) ? 'not as its schema says' : 'missing'}`);
  const gone = [...have.keys()].filter((name) => !want.has(name)).map((name) => `${name}: no schema knows it`);
  const unexplained = [...want].filter(([, lines]) => /^# \n/.test(lines)).map(([name]) => `${name}: its schema does not explain it`);
  const all = [...faults, ...gone, ...unexplained];
  return [...(all.length > 0 ? all : ['order or headings differ']), `${FILE} is not what the schemas say: run node tools/env-example.mjs`];
}

if (import.meta.filename === process.argv[1]) {
  if (process.argv.includes('--check')) {
    const faults = await differences();
    for (const fault of faults) console.log(fault);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } else await writeFile(join(root, FILE), await wanted());
}
