export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'citation'; readonly ref: string; readonly claim: string }
  | { readonly kind: 'link' | 'call'; readonly text: string; readonly href: string };

export interface Block {
  readonly kind: 'paragraph' | 'item' | 'numbered';
  readonly pieces: readonly Piece[];
}

// Lookbehind would keep the whole script from running in Safari before 16.4.
const PIECE = /\[(KB-\d{1,9})\]|(https:\/\/[^\s<>()[\]]*[^\s<>()[\].,;:!?'"])|\*\*(?=\S)([^*]*[^*\s])\*\*/g;
const PIECE_OR_PHONE = new RegExp(`${PIECE.source}|(text (?:[A-Z]+ to )?)?(\\+?\\d[\\d ()-]{0,16}\\d)(?![\\w/])`, 'g');
const FEWEST_DIGITS = 3;

function piecesOf(line: string, phones: boolean): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  let claimFrom = 0;
  for (const match of line.matchAll(phones ? PIECE_OR_PHONE : PIECE)) {
    const [whole, ref, url, strong, texting = '', phone] = match;
    const digits = phone?.replace(/[^\d+]/g, '') ?? '';
    const from = match.index + texting.length;
    // A line that begins with a number begins with a name, as in "988 Suicide & Crisis Lifeline: call 988".
    if (phone !== undefined && (digits.length < FEWEST_DIGITS || from === 0)) continue;
    if (from > end) pieces.push({ kind: 'text', text: line.slice(end, from) });
    end = match.index + whole.length;
    if (ref !== undefined) {
      pieces.push({ kind: 'citation', ref, claim: line.slice(claimFrom, match.index).replace(/^[\s.,;:!?]+/, '').trim() });
      claimFrom = end;
    } else if (url !== undefined) pieces.push({ kind: 'link', text: url, href: url });
    else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else if (phone !== undefined) pieces.push({ kind: 'call', text: phone, href: `${texting === '' ? 'tel' : 'sms'}:${digits}` });
  }
  if (end < line.length) pieces.push({ kind: 'text', text: line.slice(end) });
  return pieces;
}

/**
 * Takes a reply apart for display: paragraphs and list items of plain text, citations and links.
 *
 * @param text as it is stored
 * @param phones make numbers that can be called or written to into links (crisis resources)
 */
export function blocksOf(text: string, phones = false): Block[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/^#{1,6}\s+/, ''))
    .filter((line) => line !== '')
    .map((line) => {
      const [, bullet, number, rest] = /^(?:([-*•])|(\d{1,2})[.)])\s+(.*)$/.exec(line) ?? [];
      const kind = bullet !== undefined ? 'item' : number !== undefined ? 'numbered' : 'paragraph';
      return { kind, pieces: piecesOf(rest ?? line, phones) };
    });
}
