// Runs a script of the repository on the pinned Node, after installing and building what is missing. Runs on Node 20 or later and
// needs nothing installed: it is what `npm start`, `npm test` and the other scripts call.
//
//   node tools/run.mjs <script> [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from './node-flags.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const pinned = join(root, 'node_modules/node/bin/node');
const stampFile = join(root, 'node_modules/.installed');
const say = (line) => process.stderr.write(`${line}\n`);

function installed() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  // A project that is new since the last installation has no link in node_modules yet, though the lock file may know it.
  for (const kind of ['apps', 'libs']) for (const name of readdirSync(join(root, kind)).sort()) hash.update(`${kind}/${name};`);
  const lock = hash.digest('hex');
  const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  return { fresh: existsSync(pinned) && stamp === lock, lock };
}

function install() {
  const { fresh, lock } = installed();
  if (fresh) return;
  say('Installing dependencies (once, about a minute) …');
  // `ci` removes node_modules first, so nothing half-installed survives an interruption.
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (npm.status !== 0 || !existsSync(pinned)) {
    say(npm.error ? `npm could not be started: ${npm.error.message}` : 'npm ci failed. Check the network and the lines above, then run the command again.');
    process.exit(1);
  }
  writeFileSync(stampFile, lock);
}

function build() {
  const result = spawnSync(pinned, [join(root, 'tools/build.mjs')], { cwd: root, stdio: ['ignore', 2, 'inherit'] });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  say(`Rapport needs Node 20 or later to start; this is ${process.version}.`);
  process.exit(1);
}
install();
build();
const [script, ...rest] = process.argv.slice(2);
const settings = join(root, '.env');
const flags = existsSync(settings) ? [...NODE_FLAGS, `--env-file=${settings}`] : NODE_FLAGS;
const child = spawn(pinned, [...flags, join(root, script), ...rest], { cwd: root, stdio: 'inherit' });
// Ctrl-C reaches the child from the terminal; what is sent to this process alone is passed on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => {});
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
