import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from '../../tools/node-flags.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A port that is free at this moment, on the loopback. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts a script of the repository and waits until a URL answers 200.
 *
 * @param {string} script relative to the top
 * @param {Record<string, string>} env added to this process's environment
 * @param {string} probe URL that must answer
 * @returns {Promise<{ pid: number, readyMs: number, stop: () => Promise<void> }>}
 */
export async function startProcess(script, env, probe) {
  const started = performance.now();
  const child = spawn(process.execPath, [...NODE_FLAGS, script], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint = (complaint + chunk).slice(-4_000)));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}: ${complaint}`);
    const answer = await fetch(probe).catch(() => undefined);
    await answer?.text();
    if (answer?.ok) break;
    if (performance.now() - started > 120_000) throw new Error(`${script} did not answer at ${probe}: ${complaint}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid, readyMs: performance.now() - started, stop };
}

/** Memory of a process in MB, as the kernel counts it: now, and at its peak. */
export async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { restMB: megabytes('VmRSS'), peakMB: megabytes('VmHWM') };
}

/** CPU time that a process has used so far, in seconds; the kernel counts in hundredths. */
export async function cpuSecondsOf(pid) {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
