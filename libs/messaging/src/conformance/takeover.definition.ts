import { expect, it } from '@jest/globals';
import type { UnitOfWork } from '@rapport/database';
import { Metrics } from '@rapport/observability';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeliveryRepository } from '../delivery/delivery.repository.js';
import type { Finished } from '../delivery/delivery.types.js';
import { inFreshContext } from '../delivery/fresh-context.rule.js';
import { OutboxRepository } from '../delivery/outbox.repository.js';
import { LeaseLostError } from '../delivery/delivery.errors.js';
import type { DeliveryContext } from '../port/delivery.port.js';
import { InProcessCarrier } from '../request/in-process-carrier.service.js';
import { makeServiceParts } from '../transport/service-parts.factory.js';
import type { Faults } from '../transport/transport.types.js';
import { effectsOf, stepsOf, violationsOf } from './effects.rule.js';
import { stepTake } from './messages.contract.js';
import { logger, type World } from './world.double.js';

/** A process that was stopped: it renews nothing, and notices nothing when it goes on. */
class StalledDeliveries extends DeliveryRepository {
  override renew(): Promise<boolean> {
    return new Promise(() => undefined);
  }
}

/** The protocol without its fence. */
class UnfencedOutbox extends OutboxRepository {
  constructor(private readonly unit: UnitOfWork) {
    super(unit);
  }

  override async done(id: string): Promise<Finished> {
    await this.unit.query(`update messaging.deliveries set state = 'done', lease_until = null where id = $1`, [id]);
    return { knocked: true };
  }
}

const stalled: Faults = { deliveries: (door) => new StalledDeliveries(door) };

/** Two workers on one lane, the first of which sleeps past its lease. */
async function stallAndTakeOver(world: World, faults: Faults): Promise<{ steps: { lane: string; seq: number }[]; ended: unknown[] }> {
  const steps = stepsOf(1, 4);
  const ended: unknown[] = [];
  let stalling = true;
  const sleeper = await world.start({
    faults,
    handle: async (data, context, write) => {
      if (data.seq !== 1 || !stalling) return context.effect(write);
      stalling = false;
      await world.until(async () => (await world.effects()).length === steps.length);
      try {
        await context.effect(write);
      } catch (error) {
        ended.push(error);
        throw error;
      }
    },
  });
  await world.send(sleeper, stepTake, steps);
  await world.until(() => !stalling);
  await world.start();
  await world.quiet();
  await world.until(() => ended.length > 0 || faults.outbox !== undefined);
  if (faults.outbox) await world.until(async () => (await world.effects()).length > steps.length);
  return { steps, ended };
}

/** Several workers, leases, the fence. */
export function defineTakeover(the: { world: World }): void {
  it('lets two processes share the work', async () => {
    const one = await the.world.start();
    await the.world.start();
    const steps = stepsOf(8, 8);
    await the.world.send(one, stepTake, steps);
    await the.world.quiet();
    expect(violationsOf(effectsOf(steps, stepTake.name), await the.world.effects())).toEqual([]);
  });

  it('lets who finds a lane busy leave a knock, and says whether anything stands behind a row', async () => {
    const process = await the.world.start({ idle: true });
    await the.world.send(process, stepTake, stepsOf(1, 2));
    const [row] = await the.world.rows<{ lane: string; consumer: 'knowledge' }>('lane, consumer');
    const { lane = '', consumer = 'knowledge' } = row ?? {};
    const deliveries = new DeliveryRepository(the.world.handle('gateway').door);
    const claim = (): ReturnType<DeliveryRepository['claim']> => deliveries.claim(consumer, lane, 60_000);
    const first = await claim();
    expect(first?.more).toBe(true);
    expect([await claim(), await claim()]).toEqual([undefined, undefined]);
    expect(await deliveries.done(first?.id ?? '', first?.fence ?? 0)).toEqual({ knocked: true });
    expect(await deliveries.done(first?.id ?? '', first?.fence ?? 0)).toBeUndefined();
    const second = await claim();
    expect([second?.more, second?.id === first?.id]).toEqual([false, false]);
    expect(await deliveries.done(second?.id ?? '', second?.fence ?? 0)).toEqual({ knocked: false });
    expect(await claim()).toBeUndefined();
  });

  it('waits for a row that is just being finished, and claims what stands behind it', async () => {
    const process = await the.world.start({ idle: true });
    await the.world.send(process, stepTake, stepsOf(1, 1));
    const [row] = await the.world.rows<{ lane: string }>('lane');
    const deliveries = new DeliveryRepository(the.world.handle('gateway').door);
    const first = await deliveries.claim('knowledge', row?.lane ?? '', 60_000);
    let next: ReturnType<DeliveryRepository['claim']> | undefined;
    await the.world.send(process, stepTake, [{ lane: 'lane-0', seq: 1 }]);
    await the.world.inGateway(async () => {
      const { unitOfWork } = the.world.handle('gateway');
      expect(await new OutboxRepository(unitOfWork).done(first?.id ?? '', first?.fence ?? 0)).toEqual({ knocked: false });
      next = inFreshContext(() => deliveries.claim('knowledge', row?.lane ?? '', 60_000));
      await sleep(30); // it finds the lane still busy
    });
    expect((await next)?.fence).toBe(1);
  });

  it('lets a slow handler keep its delivery as long as it renews the lease', async () => {
    let runs = 0;
    const options = {
      handle: async (_data: unknown, context: { effect(work: () => Promise<void>): Promise<void> }, write: () => Promise<void>) => {
        runs += 1;
        await sleep(1_000); // longer than the lease
        await context.effect(write);
      },
    };
    const one = await the.world.start(options);
    await the.world.start(options);
    await the.world.send(one, stepTake, [{ lane: 'a', seq: 0 }]);
    await the.world.quiet();
    expect(runs).toBe(1);
  });

  it('takes over from a worker that stalls past its lease, which then writes nothing', async () => {
    const { steps, ended } = await stallAndTakeOver(the.world, stalled);
    expect(ended).toEqual([expect.any(LeaseLostError)]);
    expect(violationsOf(effectsOf(steps, stepTake.name), await the.world.effects())).toEqual([]);
  });

  it('is seen to fail when the fence is taken out', async () => {
    const { steps } = await stallAndTakeOver(the.world, { ...stalled, outbox: (unitOfWork) => new UnfencedOutbox(unitOfWork) });
    const violations = violationsOf(effectsOf(steps, stepTake.name), await the.world.effects());
    expect(violations).toContain('knowledge step.take lane-0 #1 was written 2 times');
    expect(violations).toContain('knowledge step.take lane-0 #1 came after #3');
  });

  it('finishes running handlers when it stops, and takes nothing new', async () => {
    let began = (): void => undefined;
    const beginning = new Promise<void>((resolve) => (began = resolve));
    const process = await the.world.start({
      handle: async (_data, context, write) => {
        began();
        await sleep(50);
        await context.effect(write);
      },
    });
    await the.world.send(process, stepTake, stepsOf(1, 3));
    await beginning;
    await the.world.stop(process);
    const states = await the.world.rows<{ state: string }>('state');
    expect(states.map(({ state }) => state)).toEqual(['done', 'pending', 'pending']);
    await the.world.start();
    await the.world.quiet();
    expect(violationsOf(effectsOf(stepsOf(1, 3), stepTake.name), await the.world.effects())).toEqual([]);
  });

  it('gives a delivery back untried when its handler outlasts the grace of a stop', async () => {
    const process = await the.world.start({ idle: true });
    await the.world.send(process, stepTake, stepsOf(1, 1));
    const wiring = { service: 'knowledge' as const, database: the.world.handle('knowledge'), logger, metrics: new Metrics(), concurrency: 1 };
    const nobody = { serve: async () => undefined, wake: () => undefined, stop: async () => undefined };
    const endless = (_data: unknown, { signal }: DeliveryContext): Promise<void> =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    const durable = new Map([[stepTake.name, { contract: stepTake, handle: endless }]]);
    const worker = makeServiceParts(wiring, { logger }, nobody, new InProcessCarrier()).makeWorker({ durable, requests: new Map() });
    const drained = worker.drain(`${the.world.envelope.workspaceId}:lane-0`);
    await the.world.until(async () => (await the.world.rows('id', `state = 'running'`)).length === 1);
    await worker.stop(20);
    await drained;
    expect(await the.world.rows('state, attempts, fence')).toEqual([{ state: 'pending', attempts: 0, fence: 1 }]);
  });
}
