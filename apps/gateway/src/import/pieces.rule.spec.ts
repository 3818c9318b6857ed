import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { piecesOf } from './pieces.rule.js';

describe('pieces of an import', () => {
  it('loses no line and numbers them as an editor does', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 }).map((line) => line.replace(/[\r\n]/g, '')), { maxLength: 3_000 }), (lines) => {
        const pieces = piecesOf(lines.join('\n'));
        if (lines.every((line) => line.trim() === '')) return pieces.length === 0;
        return pieces.flatMap((piece) => piece.lines).join('\n') === lines.join('\n') && pieces.every(({ firstLine, lines: own }) => own[0] === lines[firstLine - 1] && own.length <= 1_000);
      }),
    );
  });

  it('keeps a piece under a million characters where lines allow it', () => {
    const pieces = piecesOf(Array.from({ length: 10 }, () => 'x'.repeat(300_000)).join('\r\n'));
    expect(pieces.map(({ firstLine, lines }) => [firstLine, lines.length])).toEqual([[1, 3], [4, 3], [7, 3], [10, 1]]);
  });
});
