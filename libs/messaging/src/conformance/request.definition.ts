import { expect, it } from '@jest/globals';
import { AppError } from '@rapport/errors';
import { currentContext } from '@rapport/observability';
import { setTimeout as sleep } from 'node:timers/promises';
import { echoAsk, tick } from './messages.contract.js';
import type { Process, World } from './world.double.js';

type Ask = (data: { text: string }, context: { signal: AbortSignal; envelope: { requestId: string } }) => Promise<unknown>;

/** Requests and live topics. */
export function defineRequests(the: { world: World }): void {
  const ask = (process: Process, text: string, options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<{ text: string }> =>
    the.world.asked(() => process.gateway.messenger.request(echoAsk, { text }, options));
  const begin = (handler: Ask): Promise<Process> => the.world.start({ ask: handler });

  it('answers with a copy, in the asker\'s context and scope', async () => {
    const process = await begin(async ({ text }, context) => ({
      text: text.toUpperCase(),
      requestId: context.envelope.requestId,
      causeId: currentContext()?.causeId ?? null,
      stray: new Date(),
    }));
    expect(await ask(process, 'hello')).toEqual({ text: 'HELLO', requestId: the.world.envelope.requestId, causeId: null });
  });

  it('passes an AppError with its code and keeps every other error to itself', async () => {
    const process = await begin(async ({ text }) => {
      if (text === 'known') throw AppError.invalid('text', 'is odd', 'Send another.');
      throw new Error('password=hunter2');
    });
    await expect(ask(process, 'known')).rejects.toMatchObject({ code: 'invalid_input', issues: [{ field: 'text' }] });
    await expect(ask(process, 'unknown')).rejects.toMatchObject({ code: 'internal', message: 'the service failed' });
  });

  it('gives up at the deadline, and tells the handler', async () => {
    let aborted: unknown;
    const process = await begin(
      (_data, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted = signal.reason;
            resolve(undefined);
          });
        }),
    );
    await expect(ask(process, 'slow', { timeoutMs: 60 })).rejects.toMatchObject({ code: 'timeout' });
    await the.world.until(() => aborted instanceof AppError);
  });

  it('works on as many at once as the contract says, and drops those whose deadline has passed', async () => {
    let inside = 0;
    let most = 0;
    const begun: string[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const process = await begin(async ({ text }) => {
      begun.push(text);
      inside += 1;
      most = Math.max(most, inside);
      await gate;
      inside -= 1;
      return { text, requestId: '', causeId: null };
    });
    const served = [ask(process, 'a'), ask(process, 'b')];
    await the.world.until(() => begun.length === 2);
    await expect(ask(process, 'late', { timeoutMs: 40 })).rejects.toMatchObject({ code: 'timeout' });
    await sleep(20); // the desk has a clock of its own
    const third = ask(process, 'c');
    open();
    expect((await Promise.all([...served, third])).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(most).toBe(2);
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('refuses to ask inside a unit of work, with data or a reply that break the contract', async () => {
    const process = await begin(async () => ({ text: 5 }));
    await expect(the.world.inGateway(() => process.gateway.messenger.request(echoAsk, { text: 'x' }))).rejects.toMatchObject({ code: 'internal' });
    await expect(the.world.asked(() => process.gateway.messenger.request(echoAsk, { text: 5 } as never))).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(ask(process, 'x')).rejects.toMatchObject({ code: 'internal' });
  });

  it('ends when the asker does', async () => {
    let answer: (() => void) | undefined;
    const process = await begin(() => new Promise((resolve) => (answer = () => resolve({}))));
    const giveUp = new AbortController();
    const asked = ask(process, 'x', { signal: giveUp.signal });
    await the.world.until(() => answer !== undefined);
    giveUp.abort(new Error('nobody listens'));
    await expect(asked).rejects.toThrow('nobody listens');
    answer?.();
  });

  it('tells live topics to who listens to their key, in order, until the end of listening', async () => {
    const process = await the.world.start({ idle: true });
    const heard: number[] = [];
    const other: number[] = [];
    const end = await process.knowledge.live.subscribe(tick, 'k', ({ n }) => void heard.push(n));
    const endToo = await process.knowledge.live.subscribe(tick, 'k', ({ n }) => void other.push(n));
    for (let n = 0; n < 20; n += 1) await process.gateway.live.publish(tick, 'k', { n });
    await process.gateway.live.publish(tick, 'another', { n: 99 });
    await the.world.until(() => heard.length === 20 && other.length === 20);
    await end();
    await process.gateway.live.publish(tick, 'k', { n: 20 });
    await the.world.until(() => other.length === 21);
    expect(heard).toEqual(Array.from({ length: 20 }, (_, n) => n));
    await endToo();
  });
}
