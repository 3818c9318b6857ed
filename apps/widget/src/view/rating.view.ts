import type { Rating } from '../api/chat.port.js';
import { element } from '../dom/element.rule.js';
import { icon } from '../dom/icon.rule.js';

const STARS = [1, 2, 3, 4, 5];

/** Thumbs under a reply; after a thumb, stars and a line of words unfold. */
export function ratingView(rate: (rating: Rating) => Promise<void>): HTMLElement {
  let thumb: 'up' | 'down' | undefined;
  const said = element('span', { class: 'quiet', role: 'status' });
  const more = element('div', { class: 'more', hidden: true });
  const send = (rating: Rating, thanks: string): void => {
    rate(rating).then(
      () => (said.textContent = thanks),
      () => (said.textContent = 'That was not saved. Try again.'),
    );
  };
  const thumbs = (['up', 'down'] as const).map((kind) =>
    element('button', { type: 'button', class: 'thumb', 'aria-pressed': 'false', 'aria-label': kind === 'up' ? 'This helped' : 'This did not help', onclick: () => choose(kind) }, icon(kind)),
  );
  const choose = (kind: 'up' | 'down'): void => {
    thumb = kind;
    thumbs.forEach((button, index) => button.setAttribute('aria-pressed', String((index === 0) === (kind === 'up'))));
    more.hidden = false;
    send({ thumb: kind }, 'Thank you.');
  };
  const stars = STARS.map((count) =>
    element('button', { type: 'button', class: 'star', role: 'radio', 'aria-checked': 'false', 'aria-label': `${count} ${count === 1 ? 'star' : 'stars'}`, onclick: () => star(count) }, icon('star')),
  );
  const star = (count: number): void => {
    stars.forEach((button, index) => {
      button.classList.toggle('on', index < count);
      button.setAttribute('aria-checked', String(index + 1 === count));
    });
    send({ ...(thumb ? { thumb } : {}), stars: count }, 'Thank you, that helps us.');
  };
  const words = element('input', { type: 'text', maxlength: '2000', 'aria-label': 'What could be better?', placeholder: 'What could be better?' });
  const form = element('form', { onsubmit: (event) => {
    event.preventDefault();
    if (words.value.trim() === '') return;
    send({ text: words.value.trim() }, 'Thank you for the words.');
    words.value = '';
  } }, words, element('button', { type: 'submit', class: 'small' }, 'Send'));
  more.append(element('div', { role: 'radiogroup', 'aria-label': 'Stars', class: 'stars' }, ...stars), form);
  return element('div', { class: 'rating' }, element('div', { class: 'thumbs' }, ...thumbs, said), more);
}
