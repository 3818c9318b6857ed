import { expect, it } from '@jest/globals';
import { dice } from '@rapport/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { effectsOf, stepsOf, violationsOf } from './effects.rule.js';
import { chainBegin, stepTake, thingHappened } from './messages.contract.js';
import type { World } from './world.double.js';

/** Order, exclusion, parallel lanes, effects that happen once. */
export function defineOrder(the: { world: World }): void {
  it('keeps the order of a lane, one at a time, and works on lanes side by side', async () => {
    const busy = new Map<string, number>();
    let together = 0;
    let most = 0;
    let another = (): void => {};
    const company = new Promise<void>((resolve) => (another = resolve));
    const process = await the.world.start({
      handle: async (data, context, write) => {
        busy.set(data.lane, (busy.get(data.lane) ?? 0) + 1);
        together += 1;
        most = Math.max(most, together);
        expect(busy.get(data.lane)).toBe(1);
        if (together > 1) another();
        // The first waits for company, which on a slow machine takes longer than any short sleep.
        await Promise.race([company, sleep(20_000, undefined, { ref: false })]);
        await sleep(2);
        busy.set(data.lane, 0);
        together -= 1;
        await context.effect(write);
      },
    });
    const steps = stepsOf(6, 10);
    await the.world.send(process, stepTake, steps);
    await the.world.quiet();
    expect(violationsOf(effectsOf(steps, stepTake.name), await the.world.effects())).toEqual([]);
    expect(most).toBeGreaterThan(1);
  });

  it('has every effect once although handlers fail and wake-ups come twice', async () => {
    const roll = dice(7);
    const process = await the.world.start({
      faults: { courier: (inner) => ({ ...bound(inner), wake: (wakeUps) => [...wakeUps, ...wakeUps].forEach((one, index) => inner.wake([{ ...one, deliveryId: `${one.deliveryId}-${index}` }])) }) },
      handle: async (_data, context, write) => {
        if (roll() < 0.02) throw new Error('failed before the effect');
        await context.effect(async () => {
          await write();
          if (roll() < 0.02) throw new Error('failed inside the effect');
        });
        if (roll() < 0.02) throw new Error('failed after the effect');
      },
    });
    const steps = stepsOf(10, 15);
    await the.world.send(process, stepTake, steps);
    await the.world.quiet();
    expect(violationsOf(effectsOf(steps, stepTake.name), await the.world.effects())).toEqual([]);
  });

  it('sends what follows from an effect together with it', async () => {
    const failed = new Set<string>();
    const process = await the.world.start({
      handle: async (data, context, write, name) => {
        await context.effect(async () => {
          await write();
          if (name !== chainBegin.name || data.seq % 2 === 0 || failed.has(context.deliveryId)) return;
          failed.add(context.deliveryId);
          throw new Error('the message that was just sent must vanish with this effect');
        });
      },
    });
    const steps = stepsOf(2, 4);
    await the.world.send(process, chainBegin, steps, ({ lane }) => `begin-${lane}`);
    await the.world.quiet();
    const expected = [...effectsOf(steps, chainBegin.name), ...effectsOf(steps, stepTake.name)];
    expect(violationsOf(expected, await the.world.effects())).toEqual([]);
  });

  it('brings an event to each of its consumers, and a message id only once', async () => {
    const process = await the.world.start();
    const messageId = '6f1a40f4-6a3e-4a0e-8f6f-0f5a0a7b1c11';
    const step = { lane: 'a', seq: 1 };
    await the.world.send(process, thingHappened, [step, step], undefined, { messageId });
    await the.world.quiet();
    const expected = [...effectsOf([step], thingHappened.name), ...effectsOf([step], thingHappened.name, 'feedback')];
    expect(violationsOf(expected, await the.world.effects())).toEqual([]);
  });

  it('restores the envelope, names the cause, and calls one effect only', async () => {
    const seen: unknown[] = [];
    const process = await the.world.start({
      handle: async (_data, context, write) => {
        seen.push([context.envelope.requestId, context.scope, context.attempt, context.lastAttempt]);
        await context.effect(write);
        await expect(context.effect(write)).rejects.toThrow('asked for twice');
      },
    });
    await the.world.send(process, chainBegin, [{ lane: 'a', seq: 1 }]);
    await the.world.quiet();
    const { requestId, workspaceId } = the.world.envelope;
    expect(seen).toEqual([1, 2].map(() => [requestId, { workspaceId, customer: 'all' }, 1, false]));
    const rows = await the.world.rows<{ message_id: string; envelope: { causeId?: string; sender: string; traceparent: string } }>('message_id, envelope');
    expect(rows.map(({ envelope }) => [envelope.sender, envelope.causeId])).toEqual([
      ['gateway', undefined],
      ['knowledge', rows[0]?.message_id],
    ]);
    expect(rows[1]?.envelope.traceparent.slice(0, 35)).toBe(rows[0]?.envelope.traceparent.slice(0, 35));
  });

  it('refuses to send outside of a unit of work and data that break the contract', async () => {
    const process = await the.world.start({ idle: true });
    const { messenger } = process.gateway;
    await expect(the.world.asked(() => messenger.send(stepTake, { lane: 'a', seq: 1 }, { lane: 'a' }))).rejects.toMatchObject({ code: 'internal' });
    await expect(the.world.inGateway(() => messenger.send(stepTake, { lane: 'a', seq: 0.5 }, { lane: 'a' }))).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await the.world.rows('id')).toEqual([]);
  });
}

/** The courier as an object whose methods can be spread. */
export function bound<T extends { serve: unknown; wake: unknown; stop: unknown }>(courier: T): T {
  const bind = (name: keyof T): unknown => (courier[name] as (...parameters: unknown[]) => unknown).bind(courier);
  return { serve: bind('serve'), wake: bind('wake'), stop: bind('stop') } as T;
}
