import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { adminKeyFile, ensureAdminKey } from './admin-key.service.js';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rapport-key-'));
});
afterAll(() => rm(home, { recursive: true }));

describe('ensureAdminKey', () => {
  it('makes one, keeps it, and lets only its owner read it', async () => {
    const dir = join(home, 'data');
    const first = await ensureAdminKey(dir, undefined);
    expect(first).toMatch(/^rk_[\w-]{43}$/);
    expect(await ensureAdminKey(dir, undefined)).toBe(first);
    expect((await stat(adminKeyFile(dir))).mode & 0o777).toBe(0o600);
  });

  it('takes the key of the settings over', async () => {
    const dir = join(home, 'given');
    await ensureAdminKey(dir, undefined);
    expect(await ensureAdminKey(dir, 'a-key-of-the-settings')).toBe('a-key-of-the-settings');
    expect((await readFile(adminKeyFile(dir), 'utf8')).trim()).toBe('a-key-of-the-settings');
  });
});
