import { describe, expect, it } from '@jest/globals';
import type { AttemptEvent } from '../chat/chat-provider.port.js';
import type { ChatEvent } from '../chat/chat.types.js';
import { holdStart } from './hold-start.rule.js';
import { keepPace } from './pace.rule.js';

const never = new AbortController().signal;
const limits = { firstWithinMs: 40, lookEveryMs: 40, leastLettersPerSecond: 1, firmLetters: 1 };

async function collect(events: AsyncIterable<ChatEvent>): Promise<string> {
  let text = '';
  for await (const event of events) if (event.type === 'text') text += event.text;
  return text;
}

async function* saying(...texts: string[]): AsyncGenerator<AttemptEvent> {
  for (const text of texts) yield { type: 'text', text };
}

describe('the pace of an answer', () => {
  it('lets an answer through, and keeps signs of work to itself', async () => {
    async function* source(): AsyncGenerator<AttemptEvent> {
      yield { type: 'progress', letters: 3 };
      yield* saying('a', 'b');
    }
    const events: ChatEvent[] = [];
    for await (const event of keepPace(source, limits, never)) events.push(event);
    expect(events).toEqual([{ type: 'text', text: 'a' }, { type: 'text', text: 'b' }]);
  });

  it('ends a source that never says anything and does not listen either', async () => {
    const deaf = async function* (): AsyncGenerator<AttemptEvent> {
      yield await new Promise<AttemptEvent>(() => undefined);
    };
    await expect(collect(keepPace(deaf, limits, never))).rejects.toMatchObject({ code: 'timeout', message: expect.stringContaining('no answer in time') });
  });

  it('ends a source that has dried up', async () => {
    const drying = async function* (): AsyncGenerator<AttemptEvent> {
      yield* saying('a');
      yield await new Promise<AttemptEvent>(() => undefined);
    };
    await expect(collect(keepPace(drying, { ...limits, leastLettersPerSecond: 1_000 }, never))).rejects.toMatchObject({ message: expect.stringContaining('too slowly') });
  });

  it('tells the source that it is over when the reader leaves or the caller ends it', async () => {
    const seen: AbortSignal[] = [];
    const source = async function* (signal: AbortSignal): AsyncGenerator<AttemptEvent> {
      seen.push(signal);
      yield* saying('a', 'b');
    };
    for await (const event of keepPace(source, limits, never)) if (event.type === 'text') break;
    await expect(collect(keepPace(source, limits, AbortSignal.abort()))).rejects.toMatchObject({ code: 'timeout' });
    expect(seen.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('passes the fault of the source on as it is', async () => {
    const broken = async function* (): AsyncGenerator<AttemptEvent> {
      yield* saying('a');
      throw new SyntaxError('no JSON');
    };
    await expect(collect(keepPace(broken, limits, never))).rejects.toBeInstanceOf(SyntaxError);
  });
});

describe('the beginning of an answer', () => {
  const texts = async (letters: number, ...said: string[]): Promise<string[]> => {
    const result: string[] = [];
    for await (const event of holdStart(saying(...said) as AsyncIterable<ChatEvent>, letters)) if (event.type === 'text') result.push(event.text);
    return result;
  };

  it('is held back until it is long enough', async () => {
    expect(await texts(5, 'ab', 'cd', 'ef', 'g')).toEqual(['abcdef', 'g']);
    expect(await texts(1, 'ab', 'cd')).toEqual(['ab', 'cd']);
    expect(await texts(9, 'ab', 'cd')).toEqual(['abcd']);
  });
});
