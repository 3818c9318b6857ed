import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ChatDouble, ChatServer } from '../api/chat-server.double.js';
import { BrowserStore } from './browser-store.service.js';
import { ChatService } from './chat.service.js';
import type { ChatState } from './state.rule.js';

/** The part of the browser's storage that is used; every tab of a browser has the same. */
function storageOf(kept: Map<string, string>): Storage {
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) } as Storage;
}

interface Tab {
  readonly chat: ChatService;
  readonly port: ChatDouble;
  readonly store: BrowserStore;
  /** Every state that was shown. */
  readonly shown: readonly ChatState[];
  texts(): string[];
}

let server: ChatServer;
let browser: Map<string, string>;

function tab(storage: () => Storage = () => storageOf(browser)): Tab {
  const [port, store] = [new ChatDouble(server), new BrowserStore('t', storage)];
  const shown: ChatState[] = [];
  const chat = new ChatService(port, store, 'teppan', (state) => shown.push(state));
  return { chat, port, store, shown, texts: () => chat.state.entries.map(({ text }) => text) };
}

async function begun(storage?: () => Storage): Promise<Tab> {
  const one = tab(storage);
  await one.chat.start();
  return one;
}

const soon = (): Promise<void> => jest.advanceTimersByTimeAsync(0);
const later = (): Promise<void> => jest.advanceTimersByTimeAsync(60_000);
const all = (): string[] => [...server.conversations.values()].flat().map(({ text }) => text);

beforeEach(() => {
  jest.useFakeTimers();
  server = new ChatServer();
  browser = new Map();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('what is written', () => {
  it('is sent once and answered in place', async () => {
    const { chat, texts } = await begun();
    chat.say('  Hello ');
    await soon();
    server.add('conversation2', 'assistant', 'Hi');
    expect(texts()).toEqual(['Hello', 'Hi']);
    expect(chat.state.entries.map(({ state }) => state)).toEqual(['whole', 'whole']);
    expect(all()).toEqual(['Hello', 'Hi']);
  });

  it('waits in order while nobody answers, and is stored once', async () => {
    const { chat, store } = await begun();
    server.failures.push(0, 503, 429);
    chat.say('One');
    chat.say('Two');
    await soon();
    expect(chat.state).toMatchObject({ connection: 'reconnecting' });
    expect(store.unsent()).toHaveLength(2);
    await later();
    expect(all()).toEqual(['One', 'Two']);
    expect(store.unsent()).toEqual([]);
    expect(chat.state).toMatchObject({ connection: 'online', problem: null });
  });

  it('is sent by the next visit when the page was closed before', async () => {
    const first = await begun();
    server.failures.push(...Array.from({ length: 50 }, () => 0));
    first.chat.say('Kept');
    await soon();
    server.failures.length = 0;
    const second = await begun();
    await soon();
    expect(second.texts()).toEqual(['Kept']);
    await later();
    expect(all()).toEqual(['Kept']);
  });

  it('is given back with the reason when it is refused, and lets what follows pass', async () => {
    const { chat, store } = await begun();
    chat.say('First');
    await soon();
    server.failures.push(413);
    chat.say('Too long');
    chat.say('Short');
    await soon();
    expect(all()).toEqual(['First', 'Short']);
    expect(chat.state.entries.at(-1)).toMatchObject({ text: 'Too long', state: 'refused', note: 'Not sent: the message is too long.' });
    const again = await begun();
    expect(again.chat.state.entries.at(-1)).toMatchObject({ state: 'refused' });
    expect(chat.takeBack(store.unsent()[0]?.key ?? '')).toBe('Too long');
    expect(store.unsent()).toEqual([]);
  });
});

describe('a visitor whose token ends', () => {
  it('begins anew once, and loses nothing that waits', async () => {
    const { chat, port, texts } = await begun();
    chat.say('Before');
    await soon();
    server.visitors.clear();
    chat.say('After');
    await later();
    expect(server.visitors.size).toBe(1);
    expect(port.token).toBe([...server.visitors.keys()][0]);
    expect(chat.state.earlier.map(({ text }) => text)).toEqual(['Before', 'New conversation']);
    expect(texts()).toEqual(['After']);
    expect(all()).toEqual(['Before', 'After']);
  });

  it('begins anew once when the line and a message find out together', async () => {
    const { chat } = await begun();
    chat.say('Before');
    await soon();
    server.visitors.clear();
    server.cut(401);
    chat.say('After');
    await later();
    expect(server.visitors.size).toBe(1);
    expect(all()).toEqual(['Before', 'After']);
  });

  it('takes over what another tab has begun', async () => {
    const [one, two] = [await begun(), await begun()];
    expect(two.port.token).toBe(one.port.token);
    server.visitors.clear();
    one.chat.say('One');
    await later();
    two.chat.say('Two');
    await later();
    expect(server.visitors.size).toBe(1);
    expect([...server.conversations.values()].map((messages) => messages.map(({ text }) => text))).toEqual([['One', 'Two']]);
  });
});

describe('a conversation', () => {
  it('is found again', async () => {
    const first = await begun();
    first.chat.say('Hello');
    await soon();
    const second = await begun();
    await soon();
    expect(second.shown.find(({ entries }) => entries.length > 0)?.caughtUp).toBe(false);
    expect(second.texts()).toEqual(['Hello']);
    expect(second.chat.state.caughtUp).toBe(true);
  });

  it('is shown by every tab of the browser, the ones too that were open before it began', async () => {
    const [one, two] = [await begun(), await begun()];
    one.chat.say('Hello');
    await soon();
    expect(two.store.isConversation('t:conversation')).toBe(true);
    two.chat.join();
    await soon();
    expect(two.texts()).toEqual(['Hello']);
    two.chat.say('From the other');
    await soon();
    expect(one.texts()).toEqual(['Hello', 'From the other']);
    expect(server.conversations.size).toBe(1);
  });

  it('that has ended is followed by a new one', async () => {
    const { chat, texts } = await begun();
    chat.say('Old');
    await soon();
    server.close('conversation2');
    expect(chat.state.status).toBe('closed');
    chat.say('New');
    await soon();
    expect(chat.state).toMatchObject({ status: 'active' });
    expect(chat.state.earlier.map(({ text }) => text)).toEqual(['Old', 'New conversation']);
    expect(texts()).toEqual(['New']);
    expect([...server.conversations.values()].map((messages) => messages.map(({ text }) => text))).toEqual([['Old'], ['New']]);
  });

  it('that was erased is followed by a new one', async () => {
    const { chat } = await begun();
    chat.say('Old');
    await soon();
    server.conversations.clear();
    server.visitors.set([...server.visitors.keys()][0] ?? '', null);
    chat.say('New');
    await later();
    expect(all()).toEqual(['New']);
  });

  it('goes on after the line was cut, and says so only when it does not come back at once', async () => {
    const { chat, texts } = await begun();
    chat.say('Hello');
    await soon();
    server.cut();
    await soon();
    expect(chat.state.connection).toBe('online');
    server.add('conversation2', 'assistant', 'Missed');
    server.failures.push(0);
    await jest.advanceTimersByTimeAsync(500);
    expect(chat.state.connection).toBe('reconnecting');
    await later();
    expect(chat.state.connection).toBe('online');
    expect(texts()).toEqual(['Hello', 'Missed']);
  });

  it('comes back at once when the browser is online again', async () => {
    const { chat } = await begun();
    chat.connection(false);
    expect(chat.state.connection).toBe('offline');
    server.failures.push(0);
    chat.say('Hello');
    await soon();
    expect(chat.state.connection).toBe('offline');
    chat.connection(true);
    await soon();
    expect(all()).toEqual(['Hello']);
    expect(chat.state.connection).toBe('online');
  });
});

describe('a browser that forbids storage', () => {
  it('has a chat that lives as long as the page', async () => {
    const { chat } = await begun(() => {
      throw new Error('denied');
    });
    server.failures.push(0);
    chat.say('Hello');
    await later();
    expect(all()).toEqual(['Hello']);
  });
});
