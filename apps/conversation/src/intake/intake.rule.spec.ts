import { describe, expect, it } from '@jest/globals';
import { burstWindowMs, longestBursts } from './burst-window.rule.js';
import { type Arrival, receptionOf } from './intake.rule.js';

const plain: Arrival = { status: 'active', severity: null, asksForPerson: false, redFlagOpen: false, taken: false };

describe('reception of a message', () => {
  it.each([
    ['an ordinary message', {}, 'turn'],
    ['a slight sign only is kept with the message', { severity: 'low' }, 'turn'],
    ['a grave red flag', { severity: 'high' }, 'crisis'],
    ['a middling red flag', { severity: 'medium' }, 'crisis'],
    ['the wish for a person', { asksForPerson: true }, 'hand_over'],
    ['a red flag comes before that wish', { severity: 'high', asksForPerson: true }, 'crisis'],
    ['once a person was called, silence', { status: 'escalated' }, 'silence'],
    ['also when a person is asked for again', { status: 'escalated', asksForPerson: true }, 'silence'],
    ['a red flag where another matter was handed over', { status: 'escalated', severity: 'high' }, 'crisis'],
    ['not twice', { status: 'escalated', severity: 'high', redFlagOpen: true }, 'silence'],
    ['never over a person who has the conversation', { status: 'escalated', severity: 'high', taken: true }, 'silence'],
  ] as const)('%s', (_, difference, reception) => {
    expect(receptionOf({ ...plain, ...difference })).toBe(reception);
  });
});

describe('burst window', () => {
  it('is per channel, and one setting replaces all', () => {
    expect(burstWindowMs('sms', undefined)).toBe(1_500);
    expect(burstWindowMs('live_chat', undefined)).toBe(400);
    expect(burstWindowMs('email', undefined)).toBe(0);
    expect(burstWindowMs('sms', 0)).toBe(0);
    expect(burstWindowMs('email', 250)).toBe(250);
  });

  it('is waited for ten times at the most', () => {
    expect(longestBursts(undefined)).toMatchObject({ sms: 15_000, live_chat: 4_000, email: 0 });
    expect(longestBursts(100).phone).toBe(1_000);
  });
});
