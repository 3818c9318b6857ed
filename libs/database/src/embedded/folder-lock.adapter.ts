import { AppError } from '@rapport/errors';
import { readFileSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, stat, unlink, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

interface Holder {
  readonly pid: number;
  /** When the process began, in ticks since boot where the system tells: a pid alone may have been given out again. */
  readonly began: string;
  /** A container has pids of its own, so a pid of another host says nothing here. */
  readonly host: string;
}

const BEAT_MS = 3_000;
const DEAD_AFTER_MS = 10_000;
const held = new Set<string>();

/**
 * Locks a folder for this process: two processes on one embedded database destroy it, and nothing else stops them. What a
 * dead process left behind is taken over.
 *
 * @param folder is made when missing
 * @returns the way to give the lock back
 * @throws AppError `conflict` that names the pid of the process that holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'lock.json');
  if (held.has(file)) throw refusal(folder, process.pid);
  held.add(file);
  try {
    for (let attempt = 0; !(await create(file)); attempt += 1) {
      const found = await read(file);
      if (found !== undefined && (attempt > 20 || (await isAlive(file, found.holder)))) throw refusal(folder, found.holder.pid);
      if (found !== undefined) await remove(file, found.text);
    }
  } catch (error) {
    held.delete(file);
    throw error;
  }
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), BEAT_MS).unref();
  return async () => {
    clearInterval(beat);
    held.delete(file);
    await unlink(file).catch(() => undefined);
  };
}

async function create(file: string): Promise<boolean> {
  const me: Holder = { pid: process.pid, began: beginOf(process.pid), host: hostname() };
  // Written aside and linked, so that nobody ever reads half a lock.
  const draft = `${file}.${process.pid}`;
  const handle = await open(draft, 'w');
  await handle.writeFile(JSON.stringify(me));
  await handle.close();
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(draft);
  }
}

async function read(file: string): Promise<{ holder: Holder; text: string } | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    return { text, holder: JSON.parse(text) as Holder };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Takes a stale lock away. Should another process have been quicker and its fresh lock been caught, it is put back. */
async function remove(file: string, expected: string): Promise<void> {
  const aside = `${file}.stale.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== expected) await link(aside, file).catch(() => undefined);
  await unlink(aside);
}

async function isAlive(file: string, holder: Holder): Promise<boolean> {
  if (holder.host !== hostname()) return isBeating(file);
  // This process would know: it is a lock of an earlier one that had the same pid, as in a container that started again.
  if (holder.pid === process.pid) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return beginOf(holder.pid) === holder.began;
}

/** Whether somebody keeps touching the lock; waits until that is certain. */
async function isBeating(file: string): Promise<boolean> {
  const since = Date.now();
  const touched = (): Promise<number> => stat(file).then(({ mtimeMs }) => mtimeMs, () => 0);
  const first = await touched();
  while (Date.now() - Math.min(since, first) < DEAD_AFTER_MS) {
    await wait(250);
    if ((await touched()) !== first) return true;
  }
  return false;
}

function beginOf(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks; the 22nd field is the 20th after it.
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function refusal(folder: string, pid: number): AppError {
  return new AppError(
    'conflict',
    `The embedded database in ${folder} is in use by the process ${pid}. Stop that one, or give this one another folder (RAPPORT_DATA_DIR).`,
    { details: { pid } },
  );
}
