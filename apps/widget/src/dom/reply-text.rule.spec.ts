import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blocksOf } from './reply-text.rule.js';

describe('blocksOf', () => {
  it('finds citations, items and links', () => {
    expect(blocksOf('Full refund [KB-012].\n\n- see https://example.com/a.')).toEqual([
      { kind: 'paragraph', pieces: [{ kind: 'text', text: 'Full refund ' }, { kind: 'citation', ref: 'KB-012' }, { kind: 'text', text: '.' }] },
      { kind: 'item', pieces: [{ kind: 'text', text: 'see ' }, { kind: 'link', text: 'https://example.com/a', href: 'https://example.com/a' }, { kind: 'text', text: '.' }] },
    ]);
  });

  it('makes numbers callable only where it is asked to', () => {
    expect(JSON.stringify(blocksOf('Call 988 or 0800 111 0 111.', true))).toContain('"tel:08001110111"');
    expect(JSON.stringify(blocksOf('It costs 60 dollars.'))).not.toContain('tel:');
  });

  it('never makes a link of anything but https and tel, and keeps every word', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, phones) => {
        for (const piece of blocksOf(text, phones).flatMap((block) => block.pieces)) {
          if (piece.kind === 'link') expect(piece.href).toMatch(/^(https:\/\/|tel:)/);
        }
      }),
    );
    expect(blocksOf('javascript:alert(1) data:text/html,x').flatMap((block) => block.pieces)).toEqual([{ kind: 'text', text: 'javascript:alert(1) data:text/html,x' }]);
  });
});
