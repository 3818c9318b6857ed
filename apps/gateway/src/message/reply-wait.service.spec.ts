import { describe, expect, it } from '@jest/globals';
import type { ConversationLive } from '@rapport/contracts';
import type { Live, Messenger } from '@rapport/messaging';
import type { GatewayConfig } from '../gateway.config.js';
import { type Outcome, ReplyWaitService } from './reply-wait.service.js';

const PENDING: Outcome = { status: 'pending', message: null, reply: null };
const ESCALATED: Outcome = { status: 'escalated', message: null, reply: null };

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
    const outcome = await service.after('c', async () => {
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
    await service.after('c', async () => {
      say({ type: 'status', status: 'active', contact: null });
      return 'm';
    });
    expect(seen.filter((word) => word === 'asks')).toHaveLength(3);
  });

  it('gives up after the setting, and leaves', async () => {
    const { service, seen } = waiting(60, () => PENDING);
    expect(await service.after('c', async () => 'm')).toBeUndefined();
    expect(seen.at(-1)).toBe('leaves');
  });

  it('leaves when the message cannot be stored', async () => {
    const { service, seen } = waiting(60, () => PENDING);
    await expect(service.after('c', () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(seen).toEqual(['listens', 'leaves']);
  });
});
