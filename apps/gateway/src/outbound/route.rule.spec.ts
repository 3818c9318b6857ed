import { describe, expect, it } from '@jest/globals';
import { routeOf } from './route.rule.js';

describe('routeOf', () => {
  it.each([
    ['live_chat', 'visitor', 'live_chat', 'sent'],
    ['live_chat', undefined, 'live_chat', 'sent'],
    ['sms', 'api', 'api', 'sent'],
    ['email', undefined, 'email', 'failed'],
  ] as const)('%s that came by %p leaves via %s as %s', (channel, source, via, state) => {
    const route = routeOf(channel, source);
    expect(route).toMatchObject({ via, state });
    expect(route.error === null).toBe(state === 'sent');
  });
});
