import { element } from '../dom/element.rule.js';
import { icon } from '../dom/icon.rule.js';

/** Stands in the place of the chat while it is being opened. */
export function openingNote(): HTMLElement {
  return element('section', { class: 'panel note late', role: 'status' }, element('p', { class: 'quiet' }, 'Opening the chat …'));
}

/** Stands there when the chat cannot be opened, with the reason and the mend. */
export function failureNote(words: string, again: () => void, close: (() => void) | null): HTMLElement {
  return element(
    'section',
    { class: 'panel note', role: 'alert' },
    element('div', {}, element('h2', {}, 'The chat is not open'), element('p', { class: 'quiet' }, words)),
    element('button', { type: 'button', class: 'small', onclick: again }, 'Try again'),
    close && element('button', { type: 'button', class: 'plain', 'aria-label': 'Close', onclick: close }, icon('close')),
  );
}
