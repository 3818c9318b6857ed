import { expect, it } from '@jest/globals';
import { ProcessGone, type CrashPoint } from '../delivery/crash-point.port.js';
import { bound } from './order.definition.js';
import { effectsOf, stepsOf, violationsOf } from './effects.rule.js';
import { stepTake } from './messages.contract.js';
import type { World } from './world.double.js';

const WORKER_POINTS = ['work.claimed', 'work.before-effect', 'work.marked', 'work.written', 'work.committed'] as const;
const FAILURE_POINTS = ['work.before-fail', 'work.failed'] as const;

/** Dies at the n-th time that a point is reached. */
function dieAt(point: CrashPoint, time: number) {
  let reached = 0;
  return {
    get died(): boolean {
      return reached >= time;
    },
    reach: (where: CrashPoint): void => {
      if (where !== point) return;
      reached += 1;
      if (reached >= time) throw new ProcessGone(point);
    },
  };
}

/** Processes that are killed between two steps. */
export function defineCrash(the: { world: World }): void {
  it.each([...WORKER_POINTS, ...FAILURE_POINTS])('loses and doubles nothing when a worker is killed at %s', async (point) => {
    const steps = stepsOf(2, 3);
    const crashPoints = dieAt(point, 2);
    let failures = FAILURE_POINTS.some((one) => one === point) ? 4 : 0;
    const handle = async (_data: unknown, context: { effect(work: () => Promise<void>): Promise<void> }, write: () => Promise<void>): Promise<void> => {
      failures -= 1;
      if (failures >= 0) throw new Error('fails for now');
      await context.effect(write);
    };
    const victim = await the.world.start({ faults: { crashPoints }, handle });
    await the.world.send(victim, stepTake, steps);
    await the.world.until(() => crashPoints.died);
    victim.transport.vanish();
    await the.world.start({ handle });
    await the.world.quiet();
    expect(violationsOf(effectsOf(steps, stepTake.name), await the.world.effects())).toEqual([]);
  });

  it('sends nothing when the sender is killed before its commit', async () => {
    const sender = await the.world.start({ idle: true, faults: { crashPoints: dieAt('send.inserted', 1) } });
    await expect(the.world.send(sender, stepTake, stepsOf(1, 1))).rejects.toThrow(ProcessGone);
    expect(await the.world.rows('id')).toEqual([]);
  });

  it('brings what a sender committed that was killed before its wake-up', async () => {
    const steps = stepsOf(3, 1);
    const sender = await the.world.start({ idle: true, faults: { crashPoints: dieAt('send.committed', 1) } });
    await the.world.send(sender, stepTake, steps);
    sender.transport.vanish();
    await the.world.start();
    await the.world.quiet();
    expect(violationsOf(effectsOf(steps, stepTake.name), await the.world.effects())).toEqual([]);
  });

  it('brings what nobody was told of', async () => {
    const steps = stepsOf(3, 2);
    const deaf = await the.world.start({ faults: { courier: (inner) => ({ ...bound(inner), wake: () => undefined }) } });
    await the.world.send(deaf, stepTake, steps, undefined, { delayMs: 1 });
    await the.world.start();
    await the.world.quiet();
    expect(violationsOf(effectsOf(steps, stepTake.name), await the.world.effects())).toEqual([]);
  });
}
