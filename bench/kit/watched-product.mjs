// The product in one process with a probe on its event loop, for benches that try to hold it up.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { NODE_FLAGS } from '../../tools/node-flags.mjs';
import { callerOf, settingsOf } from './fleet.mjs';
import { freePort, root } from './process.mjs';

/**
 * @param {Record<string, string>} [env] settings beside those of every bench
 * @param {(gap: { cpuMs: number, wallMs: number, at: number }) => void} [onGap] told of each longer hold-up
 */
export async function startWatched(env = {}, onGap = () => undefined) {
  const home = await mkdtemp(join(tmpdir(), 'rapport-bench-'));
  const port = await freePort();
  const probe = new URL('loop-probe.mjs', import.meta.url).href;
  const child = spawn(process.execPath, [...NODE_FLAGS, '--import', probe, 'apps/standalone/dist/main.js'], {
    cwd: root, env: { ...process.env, ...settingsOf(home), PORT: String(port), ...env }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const state = { ended: null, complaint: '' };
  child.stderr.on('data', (chunk) => (state.complaint = (state.complaint + chunk).slice(-6_000)));
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve((state.ended = { code, signal }))));
  let hear;
  child.on('message', (message) => (message.kind === 'gap' ? onGap(message) : hear?.(message.gaps)));
  const base = `http://127.0.0.1:${port}`;
  for (;;) {
    if (state.ended) throw new Error(`the product ended while it started: ${state.complaint}`);
    if (await fetch(`${base}/health/ready`).then((answer) => answer.ok, () => false)) break;
    await pause(100);
  }
  return {
    port, base, state,
    call: callerOf(base),
    /** Every turn of the event loop since the last time it was asked. */
    gaps: () => (state.ended ? Promise.resolve([]) : new Promise((resolve) => {
      hear = resolve;
      child.send({ kind: 'gaps' });
    })),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}
