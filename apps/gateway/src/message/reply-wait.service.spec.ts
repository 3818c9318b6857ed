import { describe, expect, it } from '@jest/globals';
import type { ConversationLive, MessageView } from '@rapport/contracts';
import type { Live, Messenger } from '@rapport/messaging';
import type { GatewayConfig } from '../gateway.config.js';
import { type Outcome, ReplyWaitService } from './reply-wait.service.js';

const PENDING: Outcome = { status: 'pending', reply: null };
const ESCALATED: Outcome = { status: 'escalated', reply: null };

const nothing = async (): Promise<undefined> => undefined;
const message = (role: MessageView['role'], inReplyTo: string | null): MessageView => ({
  id: 'r', conversationId: 'c', seq: 1, role, text: 'Yes.', createdAt: '2026-11-21T10:00:00.000Z', inReplyTo, citations: [], agent: null, intent: null, confidence: null, delivery: 'queued',
});

function waiting(waitMs: number, ask: () => Outcome) {
  const seen: string[] = [];
  let hear: ((event: ConversationLive) => void) | undefined;
  const live = {
    subscribe: async (_topic: unknown, _key: string, listener: (event: ConversationLive) => void) => {
      seen.push('listens');
      hear = listener;
      return async () => void seen.push('leaves');
    },
  } as unknown as Live;
  const messenger = { request: async () => (seen.push('asks'), ask()) } as unknown as Messenger;
  const service = new ReplyWaitService(messenger, live, { RAPPORT_REPLY_WAIT_MS: waitMs } as GatewayConfig);
  return { service, seen, say: (event: ConversationLive) => hear?.(event) };
}

describe('waiting for a reply', () => {
  it('listens before the message is committed, so that no reply is too quick', async () => {
    const { service, seen, say } = waiting(30_000, () => ESCALATED);
    const outcome = await service.after('c', nothing, async () => {
      seen.push('commits');
      say({ type: 'status', status: 'escalated', contact: null });
      return 'm';
    });
    expect(outcome).toBe(ESCALATED);
    expect(seen).toEqual(['listens', 'commits', 'asks', 'leaves']);
  });

  it('asks again at each event until the turn has ended', async () => {
    const answers = [PENDING, PENDING, ESCALATED];
    const { service, seen, say } = waiting(30_000, () => {
      setImmediate(() => say({ type: 'status', status: 'active', contact: null }));
      return answers.shift() ?? ESCALATED;
    });
    await service.after('c', nothing, async () => {
      say({ type: 'status', status: 'active', contact: null });
      return 'm';
    });
    expect(seen.filter((word) => word === 'asks')).toHaveLength(3);
  });

  it('asks nobody when the reply comes by itself, nor for the message that it sent', async () => {
    const { service, seen, say } = waiting(30_000, () => ESCALATED);
    const outcome = await service.after('c', nothing, async () => {
      say({ type: 'message', message: message('customer', null), turn: 'pending' });
      setImmediate(() => say({ type: 'message', message: message('assistant', 'm'), turn: 'answered' }));
      return 'm';
    });
    expect(outcome).toMatchObject({ status: 'answered', reply: { text: 'Yes.' } });
    expect(seen).toEqual(['listens', 'leaves']);
  });

  it('asks for a message whose burst was answered in one, and at an event that does not say how the turn stands', async () => {
    const { service, seen, say } = waiting(30_000, () => ESCALATED);
    await service.after('c', nothing, async () => {
      say({ type: 'message', message: message('assistant', 'another'), turn: 'answered' });
      return 'm';
    });
    await service.after('c', nothing, async () => {
      say({ type: 'message', message: message('customer', null) });
      return 'm';
    });
    expect(seen.filter((word) => word === 'asks')).toHaveLength(2);
  });

  it('stores nothing when what must be known before cannot be had', async () => {
    const { service, seen } = waiting(60, () => PENDING);
    await expect(service.after('c', () => Promise.reject(new Error('404')), async () => (seen.push('commits'), 'm'))).rejects.toThrow('404');
    expect(seen).toEqual(['listens', 'leaves']);
  });

  it('gives up after the setting, and leaves', async () => {
    const { service, seen } = waiting(60, () => PENDING);
    expect(await service.after('c', nothing, async () => 'm')).toBeUndefined();
    expect(seen.at(-1)).toBe('leaves');
  });

  it('leaves when the message cannot be stored', async () => {
    const { service, seen } = waiting(60, () => PENDING);
    await expect(service.after('c', nothing, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(seen).toEqual(['listens', 'leaves']);
  });
});
