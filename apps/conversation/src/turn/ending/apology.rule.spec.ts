import { describe, expect, it } from '@jest/globals';
import { AppError } from '@rapport/errors';
import { apology, reasonOf } from './apology.rule.js';

const now = new Date('2026-11-21T10:00:00Z');

describe('apology', () => {
  it.each([
    [new AppError('unavailable', 'x'), 'provider_down'],
    [new AppError('timeout', 'x'), 'provider_down'],
    [new AppError('rate_limited', 'x'), 'provider_down'],
    [new AppError('internal', 'x'), 'turn_failed'],
    [new TypeError('x'), 'turn_failed'],
  ])('%s calls a person because of %s', (error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });

  it('apologises and says that a person was told', () => {
    const { reply, call, event } = apology(new AppError('unavailable', 'x'), '', 'Maya', now);
    expect(event).toBe('fail');
    expect(reply?.text).toMatch(/sorry.*person/i);
    expect(call).toMatchObject({ reason: 'provider_down', priority: 'high', dueAt: new Date('2026-11-21T10:30:00Z') });
  });

  it('closes what was begun to be read instead of beginning anew', () => {
    const { reply } = apology(new TypeError('x'), 'It costs $60.', 'Maya', now);
    expect(reply?.text).toMatch(/^It costs \$60\. .*Maya/);
  });
});
