import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ReaderService } from './reader.service.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const named = (fileName: string) => ({ fileName, mediaType: '' });

/** No limit of time but where it is the subject: a busy machine may take long to start a thread. */
const PATIENT = 150_000;

describe('ReaderService', () => {
  let reader: ReaderService;
  afterEach(() => reader.close());

  it('reads in a thread, in turn, and leaves the bytes to the caller', async () => {
    reader = new ReaderService();
    const file = bytes('# Hours\n\nWe open at nine.');
    const results = await Promise.all(Array.from({ length: 5 }, () => reader.read(file, named('hours.md'), { milliseconds: PATIENT })));
    for (const result of results) {
      expect(result).toEqual({ format: 'markdown', title: 'Hours', language: null, frontMatter: {}, notes: [], sections: [{ headings: ['Hours'], page: null, text: '# Hours\n\nWe open at nine.' }] });
    }
    expect(file.byteLength).toBe(25);
  });

  it('takes the bytes when it may, but never a pool that others share', async () => {
    reader = new ReaderService();
    const own = bytes('Own words.');
    const pooled = Buffer.from('Pooled words.');
    expect(await reader.read(own, named('a.txt'), { transfer: true, milliseconds: PATIENT })).toMatchObject({ sections: [{ text: 'Own words.' }] });
    expect(own.byteLength).toBe(0);
    expect(await reader.read(pooled, named('a.txt'), { transfer: true, milliseconds: PATIENT })).toMatchObject({ sections: [{ text: 'Pooled words.' }] });
    expect(pooled.toString()).toBe('Pooled words.');
  });

  it('cuts what it read where that is asked for', async () => {
    reader = new ReaderService();
    const file = bytes(`# Hours\n\n${'We open at nine. '.repeat(100)}`);
    const result = await reader.read(file, named('hours.md'), { pieces: { size: 1000, overlap: 200 }, milliseconds: PATIENT });
    expect(result).toMatchObject({ sections: [{ headings: ['Hours'] }, { headings: ['Hours'] }] });
  });

  it('refuses what is too large before any thread starts', async () => {
    reader = new ReaderService({ entry: new URL('file:///nowhere.js') });
    expect(await reader.read(bytes('x'.repeat(2_000_000)), named('a.txt'), { bytes: 1024 * 1024 })).toEqual({ fault: 'The file is larger than 1 MB. Split it into smaller files.' });
  });

  it('reads nothing once closed', async () => {
    reader = new ReaderService();
    await reader.close();
    expect(await reader.read(bytes('x'), named('a.txt'))).toHaveProperty('fault');
  });
});

/** A thread that does what the file says. */
const OBEDIENT = `
import { parentPort } from 'node:worker_threads';
let count = 0;
parentPort.on('message', ({ bytes }) => {
  const word = new TextDecoder().decode(bytes);
  count += 1;
  if (word === 'spin') for (;;);
  if (word === 'hang') return setInterval(() => {}, 1000);
  if (word === 'exit') process.exit(3);
  if (word === 'throw') throw new Error('out');
  if (word === 'reject') return void Promise.reject(new Error('out'));
  if (word === 'fill') { const all = []; for (;;) all.push({ at: all.length, text: 'x' + all.length }); }
  if (word === 'swell') { const all = []; for (;;) all.push(Buffer.alloc(8 * 1024 * 1024, 1)); }
  parentPort.postMessage({ result: { fault: word + ' ' + count } });
});`;

describe('threads that misbehave', () => {
  let folder: string;
  let reader: ReaderService;
  const say = (word: string, milliseconds = PATIENT) => reader.read(bytes(word), named('a.txt'), { milliseconds });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reading-'));
    await writeFile(join(folder, 'thread.mjs'), OBEDIENT);
    reader = new ReaderService({ entry: pathToFileURL(join(folder, 'thread.mjs')), growthMegabytes: 256, idleMilliseconds: 600_000 });
  });
  afterAll(async () => {
    await reader.close();
    await rm(folder, { recursive: true });
  });

  it.each([
    ['spin', 300, /took too long/],
    ['hang', 300, /took too long/],
    ['exit', PATIENT, /broke down/],
    ['throw', PATIENT, /broke down/],
    ['reject', PATIENT, /broke down/],
    ['fill', PATIENT, /more memory/],
    ['swell', PATIENT, /more memory/],
  ])('%s gives a fault, and the next file a fresh thread', async (word, milliseconds, fault) => {
    expect(await say('before')).toHaveProperty('fault');
    expect(await say(word, milliseconds)).toEqual({ fault: expect.stringMatching(fault) });
    expect(await say('next')).toEqual({ fault: 'next 1' });
    expect(await say('next')).toEqual({ fault: 'next 2' });
  });

  it('ends an idle thread', async () => {
    const brief = new ReaderService({ entry: pathToFileURL(join(folder, 'thread.mjs')), idleMilliseconds: 1 });
    expect(await brief.read(bytes('a'), named('a.txt'))).toEqual({ fault: 'a 1' });
    // Whether it ended before or while this was asked, the answer is right; after the pause it is a new one.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await brief.read(bytes('a'), named('a.txt'))).toEqual({ fault: 'a 1' });
    await brief.close();
  });

  it('does not let a file suffer for what the one before left behind', async () => {
    const own = new URL('./thread/main.js', import.meta.url.replace('/src/', '/dist/')).href;
    const littering = `import '${own}'; import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { Promise.reject(new Error('left behind')); });`;
    await writeFile(join(folder, 'littering.mjs'), littering);
    const patient = new ReaderService({ entry: pathToFileURL(join(folder, 'littering.mjs')) });
    for (const text of ['One.', 'Two.', 'Three.']) expect(await patient.read(bytes(text), named('a.txt'), { milliseconds: PATIENT })).toMatchObject({ sections: [{ text }] });
    await patient.close();
  });

  it('gives what is being read a fault when it is closed', async () => {
    const closing = new ReaderService({ entry: pathToFileURL(join(folder, 'thread.mjs')) });
    const reading = [closing.read(bytes('hang'), named('a.txt')), closing.read(bytes('next'), named('a.txt'))];
    await new Promise((resolve) => setTimeout(resolve, 50));
    await closing.close();
    for (const result of await Promise.all(reading)) expect(result).toHaveProperty('fault');
  });
});
