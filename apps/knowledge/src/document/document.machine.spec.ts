import { describe, expect, it } from '@jest/globals';
import { mayBecome } from './document.machine.js';

describe('the states of a document', () => {
  it.each([
    ['queued', 'processing', true],
    ['processing', 'ready', true],
    ['processing', 'failed', true],
    ['processing', 'processing', true],
    ['failed', 'processing', true],
    ['failed', 'queued', true],
    ['ready', 'queued', true],
    ['queued', 'ready', false],
    ['ready', 'processing', false],
    ['ready', 'failed', false],
    ['failed', 'ready', false],
  ] as const)('%s to %s: %s', (from, to, allowed) => {
    expect(mayBecome(from, to)).toBe(allowed);
  });
});
