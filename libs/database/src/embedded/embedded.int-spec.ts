import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { houseMigrations, openHouse, writeNote } from '../conformance/conformance-house.factory.js';
import { TEMPLATES } from '../conformance/both-databases.factory.js';
import { lockFolder } from './folder-lock.adapter.js';
import { openEmbedded } from './open-embedded.factory.js';
import { prepareTemplate } from './prepare-template.factory.js';

const WORKSPACE = '11111111-1111-4111-8111-111111111111';
const scope = { workspaceId: WORKSPACE, customer: 'all' };

describe('the embedded database', () => {
  let folder = '';
  const children: ChildProcess[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rapport-embedded-'));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  /** A process that does nothing, but lives. */
  const sleeper = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => undefined, 1000)'], { stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    if (child.stdout !== null) await once(child.stdout, 'data');
    return child;
  };

  it('begins with a template and keeps what was written', async () => {
    const template = await prepareTemplate({ cacheDir: TEMPLATES, sets: houseMigrations });
    for (const expected of [1, 2]) {
      const platform = await openEmbedded({ dataDir: folder, template });
      expect(await platform.pending(houseMigrations)).toEqual([]);
      const house = await openHouse(platform, []);
      const { unitOfWork } = house.conversation;
      await unitOfWork.run(scope, () => writeNote(house, WORKSPACE, WORKSPACE));
      expect(await unitOfWork.run(scope, () => unitOfWork.query('select 1 from ai.notes'))).toHaveLength(expected);
      await platform.close();
    }
  });

  it('makes a first boot anew that was cut short', async () => {
    const template = await prepareTemplate({ cacheDir: TEMPLATES, sets: houseMigrations });
    await (await openEmbedded({ dataDir: folder, template })).close();
    await writeFile(join(folder, 'first-boot-unfinished'), '');
    await rm(join(folder, 'data', 'global'), { recursive: true });
    const platform = await openEmbedded({ dataDir: folder, template });
    expect(await platform.pending(houseMigrations)).toEqual([]);
    await platform.close();
    expect(await readdir(folder)).toEqual(['data']);
  });

  it('makes one template per state of the migrations, by however many processes', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => prepareTemplate({ cacheDir: folder, sets: houseMigrations })));
    expect(first).toBe(second);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('says that a transaction takes too long instead of waiting for ever', async () => {
    const template = await prepareTemplate({ cacheDir: TEMPLATES, sets: houseMigrations });
    const house = await openHouse(await openEmbedded({ template, waitLimitMs: 50 }), []);
    const { unitOfWork, door } = house.conversation;
    let refused: unknown;
    let go: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (go = resolve));
    const asked = begun.then(() => door.query('select 1')).catch((error: unknown) => (refused = error));
    await unitOfWork.run(scope, async () => {
      go();
      await asked;
    });
    expect(refused).toMatchObject({ code: 'unavailable', message: expect.stringContaining('busy with one transaction') });
    expect(await door.query('select 1 as one')).toEqual([{ one: 1 }]);
    await house.platform.close();
  });

  it('refuses to leave its resting role', async () => {
    const template = await prepareTemplate({ cacheDir: TEMPLATES, sets: houseMigrations });
    const house = await openHouse(await openEmbedded({ template }), []);
    const { unitOfWork, door } = house.conversation;
    await expect(door.query('reset role')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(unitOfWork.run(scope, () => unitOfWork.query('set role postgres'))).rejects.toThrow('refuses "set role postgres"');
    await expect(house.platform.asOwner([], (owner) => owner.query('select current_user::text as me'))).resolves.toEqual([{ me: 'postgres' }]);
    await expect(house.platform.asOwner([], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await door.query('select current_user::text as me')).toEqual([{ me: 'rapport_door' }]);
    await house.platform.close();
  });

  describe('its lock', () => {
    const lockFile = (): string => join(folder, 'lock.json');
    const begin = async (pid: number): Promise<string> => (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ')[19] ?? '';

    it('refuses a second opening, naming the process, and is free again afterwards', async () => {
      const unlock = await lockFolder(folder);
      await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(`process ${process.pid}`) });
      await unlock();
      await (await lockFolder(folder))();
      expect(await readdir(folder)).toEqual([]);
    });

    it('refuses while another process that holds it lives, and is taken over when that is dead', async () => {
      const { hostname } = await import('node:os');
      const child = await sleeper();
      const pid = child.pid ?? 0;
      await writeFile(lockFile(), JSON.stringify({ pid, began: await begin(pid), host: hostname() }));
      await expect(lockFolder(folder)).rejects.toMatchObject({ details: { pid }, message: expect.stringContaining('RAPPORT_DATA_DIR') });
      child.kill('SIGKILL');
      await once(child, 'exit');
      await (await lockFolder(folder))();
    });

    it('is taken over when the pid was given to another process', async () => {
      const { hostname } = await import('node:os');
      const child = await sleeper();
      await writeFile(lockFile(), JSON.stringify({ pid: child.pid, began: '1', host: hostname() }));
      await (await lockFolder(folder))();
    });

    it('goes by its heartbeat when another host holds it', async () => {
      await writeFile(lockFile(), JSON.stringify({ pid: 1, began: '1', host: 'elsewhere' }));
      const beat = setInterval(() => void utimes(lockFile(), new Date(), new Date()), 300);
      await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'conflict' });
      clearInterval(beat);
      await wait(20);
      await utimes(lockFile(), new Date(0), new Date(0));
      await (await lockFolder(folder))();
    });
  });
});
