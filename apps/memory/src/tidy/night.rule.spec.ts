import { describe, expect, it } from '@jest/globals';
import { nextNight } from './night.rule.js';

const WORKSPACE = '7b0f3d0e-6a55-4d0a-9a57-0e3f0a1c2d3e';
const at = (time: string) => nextNight(WORKSPACE, Date.parse(time));

describe('the next night', () => {
  it.each([
    ['2026-11-21T02:59:59.000Z', '2026-11-21T03:00:00.000Z'],
    ['2026-11-21T03:00:00.000Z', '2026-11-22T03:00:00.000Z'],
    ['2026-11-21T23:00:00.000Z', '2026-11-22T03:00:00.000Z'],
  ])('after %s is %s', (now, due) => {
    expect(new Date(Date.parse(now) + at(now).delayMs).toISOString()).toBe(due);
  });

  it('has one id, whoever plans it and when', () => {
    const { messageId } = at('2026-11-21T04:00:00.000Z');
    expect(messageId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(at('2026-11-22T02:00:00.000Z').messageId).toBe(messageId);
    expect(at('2026-11-22T03:00:00.000Z').messageId).not.toBe(messageId);
    expect(nextNight('00000000-0000-4000-8000-000000000000', Date.parse('2026-11-21T04:00:00.000Z')).messageId).not.toBe(messageId);
  });
});
