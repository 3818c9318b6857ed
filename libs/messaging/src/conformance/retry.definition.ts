import { expect, it } from '@jest/globals';
import { AppError } from '@rapport/errors';
import { effectsOf, stepsOf, violationsOf } from './effects.rule.js';
import { briefTake, patientTake, poisonTake, stepTake } from './messages.contract.js';
import type { World } from './world.double.js';

interface DeadRow {
  readonly id: string;
  readonly attempts: number;
  readonly fence: number;
  readonly last_error: string;
}

/** Delays, retries, dead letters. */
export function defineRetry(the: { world: World }): void {
  it('brings a delayed message not before its time, and holds its lane until then', async () => {
    const process = await the.world.start();
    await the.world.send(process, stepTake, [{ lane: 'a', seq: 0 }], undefined, { delayMs: 120 });
    await the.world.send(process, stepTake, [{ lane: 'a', seq: 1 }]);
    await the.world.quiet();
    const steps = [0, 1].map((seq) => ({ lane: 'a', seq }));
    expect(violationsOf(effectsOf(steps, stepTake.name), await the.world.effects())).toEqual([]);
    expect(await the.world.rows('id', 'finished_at < due_at')).toEqual([]);
    const [first] = await the.world.rows<{ waited: boolean }>(`due_at - created_at >= interval '115 ms' as waited`);
    expect(first?.waited).toBe(true);
  });

  it('tries again with growing pauses until it works', async () => {
    const attempts: number[] = [];
    const process = await the.world.start({
      handle: async (_data, context, write) => {
        attempts.push(context.attempt);
        if (context.attempt < 4) throw new AppError('unavailable', 'not yet');
        await context.effect(write);
      },
    });
    await the.world.send(process, stepTake, [{ lane: 'a', seq: 0 }]);
    await the.world.quiet();
    expect(attempts).toEqual([1, 2, 3, 4]);
    expect(await the.world.rows('state, attempts, fence, last_error')).toEqual([
      { state: 'done', attempts: 4, fence: 4, last_error: 'AppError unavailable: not yet' },
    ]);
  });

  it('lays poison aside after its tries, others do not wait for it, and a person brings it back', async () => {
    let cured = false;
    const last: boolean[] = [];
    const process = await the.world.start({
      handle: async (_data, context, write, name) => {
        if (name === poisonTake.name && !cured) {
          last.push(context.lastAttempt);
          throw new Error('poison');
        }
        await context.effect(write);
      },
    });
    const steps = stepsOf(4, 3);
    await the.world.send(process, poisonTake, [{ lane: 'lane-0', seq: 0 }]);
    await the.world.send(process, poisonTake, [{ lane: 'alone', seq: 0 }]);
    await the.world.send(process, stepTake, steps);
    await the.world.quiet();
    expect(violationsOf(effectsOf(steps, stepTake.name), await the.world.effects())).toEqual([]);
    expect(last.toSorted()).toEqual([false, false, false, false, true, true]);

    const scope = { workspaceId: the.world.envelope.workspaceId, customer: 'all' };
    const { deadLetters } = process.gateway;
    const dead = await deadLetters.list(scope);
    expect(dead.map(({ name, lane, attempts, error }) => [name, lane, attempts, error])).toEqual([
      [poisonTake.name, 'alone', 3, 'Error: poison'],
      [poisonTake.name, 'lane-0', 3, 'Error: poison'],
    ]);
    expect(await deadLetters.list({ ...scope, workspaceId: '00000000-0000-4000-8000-000000000001' })).toEqual([]);
    cured = true;
    expect(await deadLetters.replay(scope, dead[1]?.id ?? '')).toBe(true);
    expect(await deadLetters.discard(scope, dead[0]?.id ?? '')).toBe(true);
    expect(await deadLetters.replay(scope, dead[0]?.id ?? '')).toBe(false);
    await the.world.quiet();
    const expected = [...effectsOf(steps, stepTake.name), ...effectsOf([{ lane: 'lane-0', seq: 0 }], poisonTake.name)];
    expect(violationsOf(expected, await the.world.effects())).toEqual([]);
    expect(await the.world.rows('state, attempts, fence', `name = 'poison.take'`)).toEqual([
      { state: 'done', attempts: 1, fence: 4 },
      { state: 'discarded', attempts: 3, fence: 3 },
    ]);
  });

  it('does not repeat what repeating can not mend', async () => {
    const process = await the.world.start({
      handle: async () => {
        throw new AppError('not_found', 'no such document');
      },
    });
    await the.world.send(process, stepTake, [{ lane: 'a', seq: 0 }]);
    await the.world.send(process, stepTake, [{ lane: 'b', seq: 0 }]);
    await the.world.handle('gateway').door.query(`update messaging.deliveries set data = '{"lane": 5}' where lane like '%:b' and state = 'pending'`);
    await the.world.quiet();
    const dead = await the.world.rows<DeadRow>('attempts, last_error', `state = 'dead'`);
    expect(dead.map((row) => row.attempts)).toEqual([1, 1]);
    expect(dead[0]?.last_error).toBe('AppError not_found: no such document');
  });

  it('does not count the tries while somebody else is away, and keeps the lane waiting', async () => {
    let away = 4;
    const attempts: number[] = [];
    const process = await the.world.start({
      handle: async (_data, context, write, name) => {
        if (name === patientTake.name) attempts.push(context.attempt);
        if (name === patientTake.name && away > 0) {
          away -= 1;
          throw new AppError(away % 2 === 0 ? 'unavailable' : 'timeout', 'nobody there');
        }
        await context.effect(write);
      },
    });
    await the.world.send(process, patientTake, [{ lane: 'a', seq: 0 }]);
    await the.world.send(process, stepTake, [{ lane: 'a', seq: 1 }]);
    await the.world.quiet();
    expect(attempts).toEqual([1, 1, 1, 1, 1]);
    expect((await the.world.effects()).map(({ name }) => name)).toEqual([patientTake.name, stepTake.name]);
    expect(await the.world.rows('state, attempts, fence', `name = 'patient.take'`)).toEqual([{ state: 'done', attempts: 1, fence: 5 }]);
  });

  it('counts them again once patience is over', async () => {
    const process = await the.world.start({ idle: true });
    await the.world.send(process, patientTake, [{ lane: 'a', seq: 0 }]);
    await the.world.handle('gateway').door.query(`update messaging.deliveries set created_at = clock_timestamp() - interval '2 minutes'`);
    await the.world.start({
      handle: async () => {
        throw new AppError('unavailable', 'nobody there');
      },
    });
    await the.world.quiet();
    expect(await the.world.rows('state, attempts')).toEqual([{ state: 'dead', attempts: 2 }]);
  });

  it('gives up a handler that hangs, lets it write nothing afterwards, and tries again', async () => {
    let release = (): void => undefined;
    const late: { outcome?: Promise<unknown>; aborted?: boolean } = {};
    const process = await the.world.start({
      handle: async (_data, context, write) => {
        if (context.attempt === 1) {
          await new Promise<void>((resolve) => (release = resolve));
          late.aborted = context.signal.aborted;
          late.outcome = context.effect(write);
        }
        await (late.outcome ?? context.effect(write));
      },
    });
    await the.world.send(process, briefTake, [{ lane: 'a', seq: 0 }]);
    await the.world.quiet();
    expect(await the.world.effects()).toHaveLength(1);
    release();
    await the.world.until(() => late.outcome !== undefined);
    await expect(late.outcome).rejects.toThrow('another worker has taken over');
    expect(late.aborted).toBe(true);
    expect(await the.world.effects()).toHaveLength(1);
    expect(await the.world.rows('state, attempts, last_error')).toEqual([
      { state: 'done', attempts: 2, last_error: 'AppError internal: brief.take was not done within 1000 ms and was given up' },
    ]);
  });

  it('makes a last try again that was cut short', async () => {
    const last: [number, boolean][] = [];
    const process = await the.world.start({ idle: true });
    await the.world.send(process, poisonTake, [{ lane: 'a', seq: 0 }]);
    await the.world.handle('gateway').door.query(`update messaging.deliveries set state = 'running', attempts = 3, fence = 3, lease_until = clock_timestamp()`);
    await the.world.start({
      handle: async (_data, context, write) => {
        last.push([context.attempt, context.lastAttempt]);
        await context.effect(write);
      },
    });
    await the.world.quiet();
    expect(last).toEqual([[4, true]]);
    expect(await the.world.rows('state, attempts')).toEqual([{ state: 'done', attempts: 4 }]);
  });

  it('lays aside what no worker survives', async () => {
    let handled = 0;
    const process = await the.world.start({ idle: true });
    await the.world.send(process, poisonTake, [{ lane: 'a', seq: 0 }]);
    // As if its fifth worker had just died: the last of three tries was made thrice.
    await the.world.handle('gateway').door.query(`update messaging.deliveries set state = 'running', attempts = 5, fence = 5, lease_until = clock_timestamp()`);
    await the.world.start({
      handle: async () => {
        handled += 1;
      },
    });
    await the.world.quiet();
    expect(handled).toBe(0);
    expect(await the.world.rows('state, last_error')).toEqual([{ state: 'dead', last_error: 'AppError internal: no worker survived poison.take' }]);
  });
}
