import { element } from '../dom/element.rule.js';
import { icon } from '../dom/icon.rule.js';

/** Tells the assistant (a square with a spark) from a person (a round with a head) without colour. */
export function markView(who: 'assistant' | 'human'): HTMLElement {
  return element('span', { class: who === 'human' ? 'mark human' : 'mark', 'aria-hidden': 'true' }, icon(who === 'human' ? 'person' : 'spark'));
}
