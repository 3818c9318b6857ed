export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'citation'; readonly ref: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block = { readonly kind: 'paragraph' | 'item'; readonly pieces: readonly Piece[] };

const CITATION = /\[(KB-\d{1,9})\]/;
const URL_OR_CITATION = /\[KB-\d{1,9}\]|https:\/\/[^\s<>()[\]]+[^\s<>()[\].,;:!?]/g;
const PHONE = /\[KB-\d{1,9}\]|https:\/\/[^\s<>()[\]]+[^\s<>()[\].,;:!?]|(?<![\d-])\+?\d[\d ()-]{0,16}\d(?![\d-])/g;

function pieceOf(text: string): Piece {
  const ref = CITATION.exec(text)?.[1];
  if (ref) return { kind: 'citation', ref };
  if (text.startsWith('https://')) return { kind: 'link', text, href: text };
  return { kind: 'link', text, href: `tel:${text.replace(/[^\d+]/g, '')}` };
}

function piecesOf(line: string, phones: boolean): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of line.matchAll(phones ? PHONE : URL_OR_CITATION)) {
    if (match.index > end) pieces.push({ kind: 'text', text: line.slice(end, match.index) });
    pieces.push(pieceOf(match[0]));
    end = match.index + match[0].length;
  }
  if (end < line.length) pieces.push({ kind: 'text', text: line.slice(end) });
  return pieces;
}

/**
 * Takes a reply apart for display: paragraphs and list items of plain text, citations and links.
 *
 * @param text as it is stored
 * @param phones make numbers that can be called into links (crisis resources)
 */
export function blocksOf(text: string, phones = false): Block[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const item = /^[-*•]\s+(.*)$/.exec(line);
      return { kind: item ? 'item' : 'paragraph', pieces: piecesOf(item?.[1] ?? line, phones) } as const;
    });
}
