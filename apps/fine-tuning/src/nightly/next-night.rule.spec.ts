import { describe, expect, it } from '@jest/globals';
import { untilLocalHour } from './next-night.rule.js';

const until = (now: string, zone: string) => new Date(Date.parse(now) + untilLocalHour(Date.parse(now), zone, 2)).toISOString();

describe('untilLocalHour', () => {
  it.each([
    ['2026-11-21T12:00:00Z', 'UTC', '2026-11-22T02:00:00.000Z'],
    ['2026-11-21T01:59:59Z', 'UTC', '2026-11-21T02:00:00.000Z'],
    ['2026-11-21T02:00:00Z', 'UTC', '2026-11-22T02:00:00.000Z'],
    ['2026-11-21T12:00:00Z', 'America/New_York', '2026-11-22T07:00:00.000Z'],
    ['2026-11-21T12:00:00Z', 'Asia/Kathmandu', '2026-11-21T20:15:00.000Z'],
    // Clocks go from 02:00 to 03:00 on 2026-03-08.
    ['2026-03-08T05:00:00Z', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    // Clocks go back from 02:00 to 01:00 on 2026-11-01: 02:00 comes once, an hour later.
    ['2026-11-01T04:30:00Z', 'America/New_York', '2026-11-01T07:00:00.000Z'],
  ])('after %s in %s comes %s', (now, zone, then) => {
    expect(until(now, zone)).toBe(then);
  });
});
