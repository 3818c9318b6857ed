import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { effectsOf, stepsOf, violationsOf } from './effects.rule.js';
import { echoAsk, stepTake } from './messages.contract.js';
import type { World } from './world.double.js';

/** What may happen to a broker between the processes. */
export function defineBroker(the: { world: World }): void {
  it('loses and doubles nothing when the broker is emptied again and again', async () => {
    const process = await the.world.start({
      handle: async (_data, context, write) => {
        await sleep(5);
        await context.effect(write);
      },
    });
    await the.world.start();
    const steps = stepsOf(8, 12);
    let sending = true;
    const emptying = (async () => {
      while (sending) {
        await the.world.stage.emptyBroker?.();
        await sleep(60);
      }
    })();
    await the.world.send(process, stepTake, steps);
    sending = false;
    await emptying;
    await the.world.quiet();
    expect(violationsOf(effectsOf(steps, stepTake.name), await the.world.effects())).toEqual([]);
  });

  it('answers requests after the broker was emptied, and lets those end in time that were lost with it', async () => {
    const process = await the.world.start({ ask: async ({ text }) => ({ text, requestId: '', causeId: null }) });
    await the.world.stage.emptyBroker?.();
    const answer = await the.world.asked(() => process.gateway.messenger.request(echoAsk, { text: 'still there' }));
    expect(answer.text).toBe('still there');
    await the.world.stop(process);
    const alone = await the.world.start({ idle: true });
    await expect(the.world.asked(() => alone.gateway.messenger.request(echoAsk, { text: 'nobody' }, { timeoutMs: 100 }))).rejects.toMatchObject({ code: 'timeout' });
  });

  it('goes on sending while the broker is away, and works again by itself when it is back', async () => {
    const process = await the.world.start({ ask: async ({ text }) => ({ text, requestId: '', causeId: null }) });
    await the.world.start({ ask: async ({ text }) => ({ text, requestId: '', causeId: null }) });
    const steps = stepsOf(4, 6);
    await the.world.send(process, stepTake, steps.slice(0, 8));
    const revive = await the.world.stage.killBroker?.();
    await the.world.send(process, stepTake, steps.slice(8, 16));
    await expect(the.world.asked(() => process.gateway.messenger.request(echoAsk, { text: 'x' }))).rejects.toMatchObject({ code: 'unavailable' });
    await revive?.();
    await the.world.send(process, stepTake, steps.slice(16));
    await the.world.quiet();
    const answered = (): Promise<boolean> => the.world.asked(() => process.gateway.messenger.request(echoAsk, { text: 'again' })).then(() => true, () => false);
    await the.world.until(answered);
    expect(violationsOf(effectsOf(steps, stepTake.name), await the.world.effects())).toEqual([]);
  });
}
