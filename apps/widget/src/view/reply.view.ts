import type { Entry } from '../chat/state.rule.js';
import { element } from '../dom/element.rule.js';
import { blocksOf, type Piece } from '../dom/reply-text.rule.js';

/** A citation that was asked for: the words before it are those that it bears out. */
export interface Asked {
  readonly messageId: string;
  readonly ref: string;
  readonly title: string | undefined;
  readonly claim: string;
  readonly from: HTMLElement;
}

function citationNode(entry: Entry, ref: string, claim: string, openSource: (asked: Asked) => void): Node {
  if (entry.state === 'growing') return element('span', { class: 'chip' }, ref);
  const cited = entry.citations.find((citation) => citation.ref === ref);
  if (!cited) return document.createTextNode(`[${ref}]`);
  const chip: HTMLButtonElement = element('button', {
    type: 'button', class: 'chip', 'aria-haspopup': 'dialog', 'aria-label': `Source ${ref}: ${cited.title}`, title: cited.title,
    onclick: () => openSource({ messageId: entry.id, ref, title: cited.title, claim, from: chip }),
  }, ref);
  return chip;
}

function pieceNode(piece: Piece, entry: Entry, openSource: (asked: Asked) => void): Node {
  switch (piece.kind) {
    case 'text':
      return document.createTextNode(piece.text);
    case 'strong':
      return element('strong', {}, piece.text);
    case 'citation':
      return citationNode(entry, piece.ref, piece.claim, openSource);
    case 'link':
      return element('a', { href: piece.href, target: '_blank', rel: 'noopener noreferrer' }, piece.text.replace(/^https:\/\/(www\.)?/, ''));
    case 'call':
      return element('a', { class: 'call', href: piece.href }, piece.text);
  }
}

/** The text of a message as paragraphs, lists, chips and links. What customers write stays as they wrote it. */
export function replyNodes(entry: Entry, openSource: (asked: Asked) => void): Node[] {
  if (entry.role === 'customer') return [element('p', { dir: 'auto' }, entry.text)];
  const nodes: HTMLElement[] = [];
  for (const { kind, pieces } of blocksOf(entry.text, entry.agent === 'crisis')) {
    const children = pieces.map((piece) => pieceNode(piece, entry, openSource));
    const tag = ({ paragraph: 'p', item: 'ul', numbered: 'ol' } as const)[kind];
    const last = nodes.at(-1);
    const block = kind !== 'paragraph' && last?.localName === tag ? last : element(tag, { dir: 'auto' });
    if (block !== last) nodes.push(block);
    block.append(...(kind === 'paragraph' ? children : [element('li', {}, ...children)]));
  }
  return nodes;
}
