import type { Entry } from '../chat/state.rule.js';
import { element } from '../dom/element.rule.js';
import { blocksOf, type Piece } from '../dom/reply-text.rule.js';

function pieceNode(piece: Piece, entry: Entry, openSource: (ref: string) => void): Node {
  if (piece.kind === 'text') return document.createTextNode(piece.text);
  if (piece.kind === 'link') return element('a', { href: piece.href, target: '_blank', rel: 'noopener noreferrer' }, piece.text);
  const title = entry.citations.find((citation) => citation.ref === piece.ref)?.title;
  return element('button', { type: 'button', class: 'chip', 'aria-label': `Source ${piece.ref}${title ? `: ${title}` : ''}`, onclick: () => openSource(piece.ref) }, piece.ref);
}

/** The text of a message as paragraphs, lists, chips and links. */
export function replyNodes(entry: Entry, openSource: (ref: string) => void): Node[] {
  const nodes: Node[] = [];
  let list: HTMLUListElement | null = null;
  for (const { kind, pieces } of blocksOf(entry.text, entry.agent === 'crisis')) {
    const children = pieces.map((piece) => pieceNode(piece, entry, openSource));
    if (kind === 'item') {
      if (!list) nodes.push((list = element('ul')));
      list.append(element('li', {}, ...children));
    } else {
      list = null;
      nodes.push(element('p', {}, ...children));
    }
  }
  return nodes;
}
