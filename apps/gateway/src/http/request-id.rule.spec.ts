import { describe, expect, it } from '@jest/globals';
import { requestIdOf } from './request-id.rule.js';

describe('requestIdOf', () => {
  it('keeps a harmless id of the caller', () => {
    expect(requestIdOf('order-4711.retry:2')).toBe('order-4711.retry:2');
  });

  it.each([undefined, 'short', 'x'.repeat(65), 'with space here', 'line\nbreak-here', '{"json":"here"}', ['two', 'ids']])('makes one for %p', (given) => {
    expect(requestIdOf(given as string)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
