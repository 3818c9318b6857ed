import { chunkMarkdown } from '@rapport/language';
import type { PieceSize, ReadSection } from '../reading.types.js';

/**
 * Cuts sections into pieces, each a section of its own under the same headings and on the same page; none reaches over the end of a section.
 * Pieces without a letter or a digit are left out.
 */
export function cutSections(sections: readonly ReadSection[], size: PieceSize): ReadSection[] {
  return sections.flatMap(({ headings, page, text }) =>
    chunkMarkdown(text, size)
      .filter((piece) => /[\p{L}\p{N}]/u.test(piece.text))
      .map((piece) => ({ headings, page, text: piece.text })),
  );
}
