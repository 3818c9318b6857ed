import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { blocksOf } from './reply-text.rule.js';

const pieces = (text: string, phones = false) => blocksOf(text, phones).flatMap((block) => block.pieces);

describe('blocksOf', () => {
  it('finds citations, items and links', () => {
    expect(blocksOf('Full refund [KB-012].\n\n- see https://example.com/a.\n2. **Two** parts')).toEqual([
      { kind: 'paragraph', pieces: [{ kind: 'text', text: 'Full refund ' }, { kind: 'citation', ref: 'KB-012', claim: 'Full refund' }, { kind: 'text', text: '.' }] },
      { kind: 'item', pieces: [{ kind: 'text', text: 'see ' }, { kind: 'link', text: 'https://example.com/a', href: 'https://example.com/a' }, { kind: 'text', text: '.' }] },
      { kind: 'numbered', pieces: [{ kind: 'strong', text: 'Two' }, { kind: 'text', text: ' parts' }] },
    ]);
  });

  it('says of each citation which words it bears out', () => {
    const claims = pieces('One. [KB-1] Two [KB-2]. Three. [KB-1]').filter((piece) => piece.kind === 'citation');
    expect(claims.map(({ claim }) => claim)).toEqual(['One.', 'Two', 'Three.']);
  });

  it('makes numbers callable only where it is asked to, and knows numbers for texting', () => {
    const hrefs = pieces('988 Lifeline, 1800RESPECT: call 988 or text 988, 0800 111 0 111, text HOME to 741741 (https://988lifeline.org), 24/7.', true).filter((piece) => 'href' in piece);
    expect(hrefs.map(({ href }) => href)).toEqual(['tel:988', 'sms:988', 'tel:08001110111', 'sms:741741', 'https://988lifeline.org']);
    expect(pieces('It costs 600 dollars.')).toHaveLength(1);
  });

  it('never makes a link of anything but https, tel and sms, and keeps every word', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, phones) => {
        for (const piece of pieces(text, phones)) if ('href' in piece) expect(piece.href).toMatch(/^(https:\/\/|tel:|sms:)/);
      }),
    );
    const words = fc.array(fc.constantFrom('Call', '988', '**bold**', '[KB-1]', 'https://a.example/x', '12', '<b>', 'text 988'), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.boolean(), (list, phones) => {
        const shown = pieces(list.join(' '), phones).map((piece) => (piece.kind === 'citation' ? `[${piece.ref}]` : piece.kind === 'strong' ? `**${piece.text}**` : piece.text));
        expect(shown.join('')).toBe(list.join(' '));
      }),
    );
    expect(pieces('javascript:alert(1) data:text/html,x')).toEqual([{ kind: 'text', text: 'javascript:alert(1) data:text/html,x' }]);
  });
});
