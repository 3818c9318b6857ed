import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rapport/testing';
import { type GatewayHouse, openGatewayHouse } from '../gateway-house.double.js';
import { type Claim, IdempotencyService } from './idempotency.service.js';

let gateway: GatewayHouse;
let workspaceId: string;
let ledger: IdempotencyService;

beforeAll(async () => {
  gateway = await openGatewayHouse();
  workspaceId = (await gateway.workspace('north')).id;
  ledger = gateway.house.service('gateway').get(IdempotencyService);
});
afterAll(() => gateway.close());

const within = <T>(work: () => Promise<T>): Promise<T> => gateway.house.within(gateway.house.envelope({ workspaceId, customer: 'all' }), work);
const claim = (key: string): Promise<Claim> => within(() => ledger.claim('key:one', key, 'hash'));
const running = async (key: string): Promise<string> => {
  const claimed = await claim(key);
  if (claimed.kind !== 'run') throw new Error('there was an answer already');
  return claimed.id;
};
const rows = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  gateway.house.unitOfWork('gateway').run({ workspaceId, customer: 'all' }, () => gateway.house.unitOfWork('gateway').query<T>(sql, parameters));
/** As if its gateway had been silent for longer than the lock. */
const lapse = (key: string): Promise<unknown> => rows(`update identity.idempotency_keys set locked_until = clock_timestamp() - interval '1 second' where key = $1`, [key]);

describe('a claim of an idempotency key', () => {
  it('keeps others off while it is held, and is taken over from a gateway that died', async () => {
    await running('dead');
    await expect(claim('dead')).rejects.toMatchObject({ code: 'conflict', retryAfterSeconds: 1 });
    await lapse('dead');
    const next = await running('dead');
    await expect(claim('dead')).rejects.toMatchObject({ code: 'conflict' });
    await within(() => ledger.finish(next, 202, { done: 'by the second' }, undefined));
    expect(await claim('dead')).toEqual({ kind: 'replay', status: 202, answer: { done: 'by the second' } });
  });

  it('cannot be finished or released by one that was taken for dead', async () => {
    const first = await running('late');
    await lapse('late');
    const second = await running('late');
    await within(() => ledger.release(first));
    await within(() => ledger.finish(first, 202, 'by the first', undefined));
    await expect(claim('late')).rejects.toMatchObject({ code: 'conflict' });
    await within(() => ledger.finish(second, 202, 'by the second', undefined));
    expect(await claim('late')).toMatchObject({ kind: 'replay', answer: 'by the second' });
  });

  it('is renewed while its request runs, and no longer', async () => {
    const id = await running('slow');
    await lapse('slow');
    const letGo = await within(async () => ledger.hold(id, 5));
    const held = async (): Promise<boolean> => (await rows<{ held: boolean }>(`select locked_until > clock_timestamp() as held from identity.idempotency_keys where key = 'slow'`))[0]?.held ?? false;
    await eventually(async () => ((await held()) ? true : undefined), 'the renewal', { everyMs: 5 });
    letGo();
    await rows('select 1');
    await lapse('slow');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await held()).toBe(false);
  });
});
