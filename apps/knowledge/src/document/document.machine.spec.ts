import { describe, expect, it } from '@jest/globals';
import { mayBecome, underWay } from './document.machine.js';

describe('the states of a document', () => {
  it.each([
    ['queued', 'processing', true],
    ['processing', 'ready', true],
    ['processing', 'failed', true],
    ['processing', 'processing', true],
    ['failed', 'processing', true],
    ['failed', 'queued', true],
    ['failed', 'fetching', true],
    ['ready', 'queued', true],
    ['ready', 'fetching', true],
    ['fetching', 'ready', true],
    ['fetching', 'queued', true],
    ['queued', 'ready', false],
    ['queued', 'fetching', false],
    ['processing', 'fetching', false],
    ['fetching', 'processing', false],
    ['ready', 'processing', false],
    ['ready', 'failed', false],
    ['failed', 'ready', false],
  ] as const)('%s to %s: %s', (from, to, allowed) => {
    expect(mayBecome(from, to)).toBe(allowed);
  });

  it.each([['queued', true], ['fetching', true], ['processing', true], ['ready', false], ['failed', false]] as const)('%s is on its way: %s', (state, moving) => {
    expect(underWay(state)).toBe(moving);
  });
});
