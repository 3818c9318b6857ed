import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { freePort, Program } from '@rapport/testing';
import { NODE_FLAGS } from '../../tools/node-flags.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export { freePort };

/**
 * Starts a script of the repository and waits until a URL answers 200.
 *
 * @param {string} script relative to the top
 * @param {Record<string, string>} env added to this process's environment; PORT is that of the URL
 * @param {string} probe URL that must answer
 * @returns {Promise<{ pid: number, readyMs: number, stop: () => Promise<void> }>}
 */
export async function startProcess(script, env, probe) {
  const { port, pathname } = new URL(probe);
  const program = new Program({ script, env, flags: NODE_FLAGS, port: Number(port), ready: pathname });
  const readyMs = await program.start();
  return { pid: program.pid, readyMs, stop: () => program.stop() };
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
