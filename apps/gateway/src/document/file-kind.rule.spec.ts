import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attachment, mediaTypeOf, titleFrom } from './file-kind.rule.js';

describe('files', () => {
  it.each([
    ['policy.md', 'text/markdown'],
    ['POLICY.HTM', 'text/html'],
    ['a.b.txt', 'text/plain'],
    ['menu.pdf', 'application/pdf'],
    ['prices.csv', 'text/csv'],
    ['letter.eml', 'message/rfc822'],
    ['photo.png', 'application/octet-stream'],
    ['md', 'application/octet-stream'],
    ['evil.md.exe', 'application/octet-stream'],
    ['a.constructor', 'application/octet-stream'],
  ])('%s is %p', (name, type) => {
    expect(mediaTypeOf(name)).toBe(type);
  });

  it('a title comes from the name', () => {
    expect(titleFrom('C:\\texts\\cancellation_policy-2026.md')).toBe('cancellation policy 2026');
    expect(titleFrom('.md')).toBe('Untitled');
  });

  it('are saved under their name, and break out of no header', () => {
    expect(attachment('../Preisliste "neu" für €.pdf')).toBe(`attachment; filename="Preisliste _neu_ f_r _.pdf"; filename*=UTF-8''Preisliste%20%22neu%22%20f%C3%BCr%20%E2%82%AC.pdf`);
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
      expect(attachment(name)).toMatch(/^attachment; filename="[\x20-\x21\x23-\x7e]*"; filename\*=UTF-8''[\w%.!~-]*$/);
    }));
  });
});
