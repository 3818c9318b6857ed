import { describe, expect, it } from '@jest/globals';
import { delayWords, lengthWords, LONGEST_MESSAGE, refusalWords, startWords } from './problem-words.rule.js';

describe('words for visitors', () => {
  it('say how much too long a message is', () => {
    expect(lengthWords('a'.repeat(LONGEST_MESSAGE))).toBeNull();
    expect(lengthWords(` ${'a'.repeat(LONGEST_MESSAGE)} `)).toBeNull();
    expect(lengthWords('a'.repeat(LONGEST_MESSAGE + 1))).toMatch(/^This message is 1 character too long/);
    expect(lengthWords('a'.repeat(LONGEST_MESSAGE + 1_500))).toMatch(/^This message is 1,500 characters too long/);
  });

  it.each([0, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503])('are plain for %d', (status) => {
    for (const words of [delayWords(status), refusalWords(status), startWords(status, 'https://shop.example')]) {
      expect(words ?? '').not.toMatch(/token|key|scope|\d{3}|!|sorry/i);
    }
  });

  it('name the site that is not allowed', () => {
    expect(startWords(403, 'https://shop.example')).toContain('add https://shop.example to the allowed origins');
  });
});
