import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { unpackTar } from './unpack-tar.step.js';

function entry(name: string, content: string, kind: '0' | '5' = '0'): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write(kind, 156);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body]);
}

describe('unpacking a template', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rapport-tar-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const tar = Buffer.concat([entry('/empty', '', '5'), entry('/deep/file', 'x'.repeat(700)), entry('/none', ''), Buffer.alloc(1024)]);

  it.each([
    ['plain', tar],
    ['gzipped', gzipSync(tar)],
  ])('makes folders and files, %s', async (_, bytes) => {
    const target = join(folder, 'data');
    await unpackTar(bytes, target);
    expect((await readdir(target, { recursive: true })).sort()).toEqual(['deep', join('deep', 'file'), 'empty', 'none']);
    expect(await readFile(join(target, 'deep', 'file'), 'utf8')).toBe('x'.repeat(700));
  });

  it('never writes outside of the folder, and refuses what is no tar', async () => {
    await expect(unpackTar(entry('../outside', 'x'), join(folder, 'data'))).rejects.toThrow('no tar of a data folder');
    await expect(unpackTar(Buffer.from('no tar at all'.repeat(100)), join(folder, 'data'))).rejects.toThrow('no tar of a data folder');
    expect(await readdir(folder)).toEqual(['data']);
  });
});
