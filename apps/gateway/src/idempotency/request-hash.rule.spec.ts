import { describe, expect, it } from '@jest/globals';
import { isIdempotencyKey, requestHash } from './request-hash.rule.js';

const REQUEST = { method: 'POST', url: '/v1/documents', body: { title: 'a', tags: [] } };

describe('requestHash', () => {
  it('is the same for the same request', () => {
    expect(requestHash(REQUEST)).toBe(requestHash({ ...REQUEST, body: { title: 'a', tags: [] } }));
  });

  it.each([
    ['another body', { ...REQUEST, body: { title: 'b', tags: [] } }],
    ['no body', { ...REQUEST, body: undefined }],
    ['another path', { ...REQUEST, url: '/v1/keys' }],
    ['another query', { ...REQUEST, url: '/v1/documents?wait=reply' }],
    ['a file', { ...REQUEST, file: { fileName: 'a.md', sha256: 'x' } }],
  ])('differs for %s', (_, other) => {
    expect(requestHash(other)).not.toBe(requestHash(REQUEST));
  });

  it('tells files by their bytes', () => {
    const withFile = (text: string) => requestHash({ ...REQUEST, file: { fileName: 'a.md', sha256: text } });
    expect(withFile('one')).not.toBe(withFile('two'));
  });

  it.each([
    ['a-key', true],
    ['x'.repeat(200), true],
    ['x'.repeat(201), false],
    ['', false],
    ['two words', false],
    ['umlaut-ü', false],
  ])('takes %s: %p', (key, usable) => {
    expect(isIdempotencyKey(key)).toBe(usable);
  });
});
