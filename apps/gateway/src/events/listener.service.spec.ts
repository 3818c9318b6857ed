import { describe, expect, it } from '@jest/globals';
import type { ConversationLive, MessageView } from '@rapport/contracts';
import type { Question, Snapshot } from './feed.machine.js';
import { Listener } from './listener.service.js';

const ID = '00000000-0000-4000-8000-000000000001';
const message = (seq: number, role: MessageView['role'] = 'customer'): MessageView => ({
  id: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`, conversationId: ID, seq, role, text: `m${seq}`, createdAt: '2026-11-21T10:00:00.000Z',
  inReplyTo: null, citations: [], agent: null, intent: null, confidence: null, delivery: 'sent',
});

function conversation(stored: MessageView[]) {
  const ears = new Set<(event: ConversationLive) => void>();
  const read = async ({ afterSeq }: Question): Promise<Snapshot> => ({ status: 'active', messages: stored.filter(({ seq }) => seq > afterSeq), running: null });
  const subscribe = async (hear: (event: ConversationLive) => void) => {
    ears.add(hear);
    return async () => void ears.delete(hear);
  };
  const contact = async () => 'Maya';
  return { ports: { conversationId: ID, read, contact, subscribe }, say: (event: ConversationLive) => ears.forEach((hear) => hear(event)), ears };
}

async function readUntil(listener: Listener, word: string): Promise<string> {
  let text = '';
  for await (const chunk of listener.stream) {
    text += String(chunk);
    if (text.includes(word)) return text;
  }
  return text;
}

const idsOf = (text: string) => [...text.matchAll(/^id: (.*)$/gm)].map((match) => match[1]);

describe('Listener', () => {
  it('loses nothing that is said while it catches up, and repeats nothing', async () => {
    const stored = [message(1), message(2)];
    const { ports, say } = conversation(stored);
    const read = async (question: Question) => {
      const snapshot = await ports.read(question);
      // A message comes in just after the look at the table.
      if (stored.length === 2) {
        stored.push(message(3));
        say({ type: 'message', message: message(3) });
        say({ type: 'message', message: message(2) });
      }
      return snapshot;
    };
    const listener = new Listener({ ...ports, read }, { seq: 0, offset: 0 });
    await listener.open();
    expect(idsOf(await readUntil(listener, 'm3'))).toEqual(['1:0', '2:0', '3:0']);
  });

  it('says who has a conversation that was handed over', async () => {
    const { ports } = conversation([]);
    const read = async (question: Question): Promise<Snapshot> => ({ ...(await ports.read(question)), status: 'escalated' });
    const listener = new Listener({ ...ports, read }, { seq: 0, offset: 0 });
    await listener.open();
    expect(await readUntil(listener, 'ready')).toContain('event: status\ndata: {"status":"escalated","contact":"Maya"}');
  });

  it('asks for what was left out when messages overtake each other', async () => {
    const stored = [message(1)];
    const { ports, say } = conversation(stored);
    const listener = new Listener(ports, { seq: 1, offset: 0 });
    await listener.open();
    stored.push(message(2), message(3, 'assistant'));
    say({ type: 'message', message: message(3, 'assistant') });
    say({ type: 'message', message: message(2) });
    say({ type: 'typing', on: true });
    expect(idsOf(await readUntil(listener, 'typing'))).toEqual(['2:0', '3:0']);
  });

  it('lets a listener go that does not keep up, and stops listening', async () => {
    const { ports, say, ears } = conversation([]);
    const listener = new Listener(ports, { seq: 0, offset: 0 });
    await listener.open();
    for (let count = 0; count < 1_002; count += 1) say({ type: 'typing', on: true });
    await readUntil(listener, 'never said');
    await new Promise((resolve) => setImmediate(resolve));
    expect(ears.size).toBe(0);
  });

  it('is an answer of its own when the first look fails', async () => {
    const { ports, ears } = conversation([]);
    const listener = new Listener({ ...ports, read: () => Promise.reject(new Error('away')) }, { seq: 0, offset: 0 });
    await expect(listener.open()).rejects.toThrow('away');
    expect(ears.size).toBe(0);
  });
});
