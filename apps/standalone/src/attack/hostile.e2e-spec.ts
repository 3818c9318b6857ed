import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiDocument, type Caller, callerOf, hostileRequests, type RequestMaterial, sendHostile } from '@rapport/testing';
import { startStandalone, type Standalone } from '../standalone.service.js';

const KEY = 'a-key-for-hostile-inputs-of-32-let';
const COUNT = 3_000;
const PATIENCE_MS = 60_000;
const LIFTED = '1000000';
const LIMITS = { RAPPORT_LIMIT_ADDRESS: LIFTED, RAPPORT_LIMIT_KEY: LIFTED, RAPPORT_LIMIT_WORKSPACE: LIFTED, RAPPORT_LIMIT_CONVERSATION: LIFTED, RAPPORT_LIMIT_LOGIN: LIFTED, RAPPORT_LIMIT_NEW_VISITORS: LIFTED };
/** They end the key or the session that the run lives on. */
const LEAVE_OUT = new Set(['endSession', 'revokeKey']);

let home: string;
let product: Standalone;
let material: RequestMaterial;

async function idsOf(staff: Caller): Promise<Record<string, string>> {
  const { body: customer } = await staff('POST', '/v1/customers', { externalId: 'hostile', name: 'Ana' });
  const { body: conversation } = await staff('POST', '/v1/conversations', { channel: 'live_chat', customer: { externalId: 'hostile' } });
  const { body: document } = await staff('POST', '/v1/documents', { title: 'Rain', category: 'policy', tags: [], text: '# Rain\n\nWe cook in the rain.' });
  return { '/v1/customers': customer.id, '/v1/conversations': conversation.id, '/v1/documents': document.id };
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rapport-hostile-'));
  product = await startStandalone({ PORT: '0', RAPPORT_DATA_DIR: home, RAPPORT_ADMIN_KEY: KEY, RAPPORT_BURST_MS: '0', RAPPORT_LOG_LEVEL: 'silent', RAPPORT_REPLY_WAIT_MS: '500', ...LIMITS });
  const file = fileURLToPath(new URL('../../../../libs/api-client/openapi.json', import.meta.url));
  const document = JSON.parse(await readFile(file, 'utf8')) as ApiDocument;
  material = { document, key: KEY, ids: await idsOf(callerOf(product.url, KEY)), longest: 4_000, corpus: [], files: [] };
}, 300_000);

afterAll(async () => {
  await product.close();
  await rm(home, { recursive: true, force: true });
}, 60_000);

describe('hostile requests to every operation', () => {
  it('are answered, none by a fault of the server, and the server lives', async () => {
    const port = Number(new URL(product.url).port);
    const requests = hostileRequests(material, 7, COUNT, LEAVE_OUT);
    const faults: string[] = [];
    const kinds = new Set<number>();
    const work = async (): Promise<void> => {
      for (let next = requests.next(); next.done !== true; next = requests.next()) {
        const { status } = await sendHostile(port, next.value, PATIENCE_MS);
        kinds.add(Math.floor(status / 100));
        // Busy is no fault: 503 and 504 say so themselves.
        if ((status >= 500 && status !== 503 && status !== 504) || status === -1) faults.push(`${status} ${next.value.operation}: ${next.value.tricks.join(', ')}`);
      }
    };
    await Promise.all(Array.from({ length: 6 }, work));
    expect(faults).toEqual([]);
    // Both are met: what was taken and what was refused.
    expect([...kinds]).toEqual(expect.arrayContaining([2, 4]));
    expect((await callerOf(product.url, KEY)('GET', '/health/live')).status).toBe(200);
  }, 600_000);
});
