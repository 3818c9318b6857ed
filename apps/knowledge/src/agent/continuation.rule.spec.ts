import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { continueAfter } from './continuation.rule.js';

describe('continueAfter', () => {
  it.each([
    ['goes on', 'One is here.', 'Two is there.', [], 'One is here. Two is there.'],
    ['leaves out what was read', 'One is here.', 'One is here. Two is there.', [], 'One is here. Two is there.'],
    ['leaves out what was refused', 'One is here.', 'Two is wrong. Three is right.', ['"Two is wrong.": no source'], 'One is here. Three is right.'],
    ['mends a reply of which nothing was read', '', 'Two is wrong. Three is right.', ['"Two is wrong.": no source'], 'Three is right.'],
    ['has nothing to add', 'One is here.', 'One is here.', [], 'One is here.'],
  ])('%s', (_, released, written, refused, reply) => {
    expect(continueAfter(released, written, refused)).toBe(reply);
  });

  it('always begins with what the customer has read', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.array(fc.string()), (released, written, refused) => {
      expect(continueAfter(released, written, refused).startsWith(released)).toBe(true);
    }));
  });
});
