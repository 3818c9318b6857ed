import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWith, startPostgres, type TestPostgres } from '@rapport/testing';
import { type House, openHouse, writeNote } from '../conformance/conformance-house.factory.js';
import { openPostgres } from './open-postgres.factory.js';

describeWith('postgres', 'a server that goes away [postgres]', () => {
  let server: TestPostgres;
  let house: House;
  beforeAll(async () => {
    server = await startPostgres({ durable: true });
    house = await openHouse(await openPostgres({ url: await server.createDatabase(), poolSize: 4, report: () => undefined }), []);
  }, 120_000);
  afterAll(async () => {
    await house?.platform.close();
    await server?.stop();
  });

  const away = { code: 'unavailable', retryAfterSeconds: 2 };
  const run = <T>(work: () => Promise<T>) => house.conversation.unitOfWork.run({ workspaceId: randomUUID(), customer: 'all' }, work);

  it('is away for units of work and the door, and back by itself', async () => {
    const asleep = run(() => house.conversation.unitOfWork.query('select pg_sleep(60)'));
    const broken = expect(asleep).rejects.toMatchObject(away);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await server.kill();
    await broken;
    await expect(run(() => house.conversation.unitOfWork.query('select 1'))).rejects.toMatchObject(away);
    await expect(house.conversation.door.query('select 1')).rejects.toMatchObject(away);
    await server.restart();
    const workspaceId = randomUUID();
    await expect(house.conversation.unitOfWork.run({ workspaceId, customer: 'all' }, () => writeNote(house, workspaceId, randomUUID()))).resolves.toEqual(expect.any(String));
  }, 120_000);
});
