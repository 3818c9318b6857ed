import { describe, expect, it } from '@jest/globals';
import { mediaTypeOf, titleFrom } from './file-kind.rule.js';

describe('files', () => {
  it.each([
    ['policy.md', 'text/markdown'],
    ['POLICY.HTM', 'text/html'],
    ['a.b.txt', 'text/plain'],
    ['menu.pdf', 'application/octet-stream'],
    ['md', 'application/octet-stream'],
    ['evil.md.exe', 'application/octet-stream'],
  ])('%s is %p', (name, type) => {
    expect(mediaTypeOf(name)).toBe(type);
  });

  it('a title comes from the name', () => {
    expect(titleFrom('C:\\texts\\cancellation_policy-2026.md')).toBe('cancellation policy 2026');
    expect(titleFrom('.md')).toBe('Untitled');
  });
});
