import { expect, it } from '@jest/globals';
import { Metrics } from '@rapport/observability';
import { DeliveryRepository } from '../delivery/delivery.repository.js';
import { DeliveryUpkeep } from '../delivery/delivery-upkeep.service.js';
import { RapportClient } from '../nest/rapport-client.transport.js';
import { DurableRecord } from '../nest/durable-record.types.js';
import { lastValueFrom } from 'rxjs';
import { CONFORMANCE_MESSAGES, echoAsk, stepTake } from './messages.contract.js';
import { effectsOf, stepsOf, violationsOf } from './effects.rule.js';
import { logger, type World } from './world.double.js';

/** The table's rights, its upkeep, and Nest's client. */
export function defineUpkeep(the: { world: World }): void {
  const upkeep = (metrics = new Metrics()): DeliveryUpkeep =>
    new DeliveryUpkeep({ service: 'knowledge', deliveries: new DeliveryRepository(the.world.handle('knowledge').door), metrics, logger, keepDays: 7 });

  it('measures the age of the oldest delivery that waits', async () => {
    const process = await the.world.start({ idle: true });
    await the.world.send(process, stepTake, stepsOf(2, 1));
    await the.world.handle('gateway').door.query(`update messaging.deliveries set due_at = due_at - interval '1 hour' where lane like '%lane-1'`);
    const metrics = new Metrics();
    await upkeep(metrics).measure();
    const [value] = (await metrics.queueAge.get()).values;
    expect(value?.labels).toEqual({ consumer: 'knowledge' });
    expect(value?.value).toBeGreaterThanOrEqual(3_600);
  });

  it('deletes what was finished long ago and nothing else', async () => {
    const process = await the.world.start();
    await the.world.send(process, stepTake, stepsOf(3, 1));
    await the.world.quiet();
    await the.world.handle('gateway').door.query(`update messaging.deliveries set finished_at = finished_at - interval '8 days' where lane not like '%lane-0'`);
    expect(await upkeep().purge()).toBe(2);
    expect(await the.world.rows('state')).toEqual([{ state: 'done' }]);
  });

  it('lets a service neither see the data of a row nor touch rows of others', async () => {
    const process = await the.world.start({ idle: true });
    await the.world.send(process, stepTake, stepsOf(1, 1));
    const { unitOfWork } = the.world.handle('knowledge');
    const own = { workspaceId: the.world.envelope.workspaceId, customer: 'all' };
    const other = { ...own, workspaceId: '00000000-0000-4000-8000-000000000001' };
    const run = (scope: typeof own, sql: string): Promise<unknown[]> => unitOfWork.run(scope, () => unitOfWork.query(sql));
    await expect(run(own, 'select data from messaging.deliveries')).rejects.toThrow('permission denied');
    await expect(run(own, 'delete from messaging.deliveries')).rejects.toThrow('permission denied');
    await expect(run(own, 'update messaging.deliveries set fence = 0')).rejects.toThrow('permission denied');
    expect(await run(own, 'select id from messaging.deliveries')).toHaveLength(1);
    expect(await run(other, 'select id from messaging.deliveries')).toEqual([]);
    expect(await run(own, `update messaging.deliveries set state = 'done' returning id`)).toEqual([]); // nobody claimed it
    await the.world.handle('knowledge').door.query(`update messaging.deliveries set state = 'running', lease_until = clock_timestamp()`);
    expect(await run(other, `update messaging.deliveries set state = 'done', lease_until = null returning id`)).toEqual([]);
    await expect(run(own, `update messaging.deliveries set state = 'dead', lease_until = null`)).rejects.toThrow('row-level security');
    const foreign = `insert into messaging.deliveries (workspace_id, message_id, name, consumer, lane, data, envelope)
      values ('${own.workspaceId}', gen_random_uuid(), 'a', 'knowledge', 'a', '{}', '{}')`;
    await expect(run(other, foreign)).rejects.toThrow('row-level security');
  });

  it("sends and asks through Nest's client too", async () => {
    const process = await the.world.start({ ask: async ({ text }) => ({ text, requestId: '', causeId: null }) });
    const client = new RapportClient(process.gateway.messenger, CONFORMANCE_MESSAGES);
    const step = { lane: 'a', seq: 1 };
    await the.world.inGateway(() => lastValueFrom(client.emit(stepTake.name, new DurableRecord(step, { lane: 'a' }))));
    await the.world.quiet();
    expect(violationsOf(effectsOf([step], stepTake.name), await the.world.effects())).toEqual([]);
    const asked = await the.world.asked(() => lastValueFrom(client.send<{ text: string }>(echoAsk.name, { text: 'hello' })));
    expect(asked.text).toBe('hello');
    await expect(the.world.asked(() => lastValueFrom(client.send('no.such', {})))).rejects.toMatchObject({ code: 'internal' });
    await expect(the.world.asked(() => lastValueFrom(client.send(stepTake.name, step)))).rejects.toThrow('use emit');
  });
}
