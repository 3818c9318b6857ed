import type { Rating } from '../api/chat.port.js';
import { element } from '../dom/element.rule.js';
import { icon } from '../dom/icon.rule.js';

const THUMBS = [
  { kind: 'up', label: 'This helped' },
  { kind: 'down', label: 'This did not help' },
] as const;
const STARS = [1, 2, 3, 4, 5];

/** Thumbs under a reply; after one is chosen, stars and a line of words unfold. */
export class RatingView {
  private readonly said = element('span', { class: 'said', role: 'status' });
  private readonly thumbs = THUMBS.map(({ kind, label }) =>
    element('button', { type: 'button', class: 'thumb', 'aria-pressed': 'false', 'aria-label': label, onclick: () => this.choose(kind) }, icon(kind)),
  );
  private readonly stars = STARS.map((count) =>
    element('button', { type: 'button', class: 'star', 'aria-pressed': 'false', 'aria-label': `${count} ${count === 1 ? 'star' : 'stars'}`, onclick: () => this.star(count) }, icon('star')),
  );
  private readonly words = element('input', { type: 'text', maxlength: '2000', autocomplete: 'off', 'aria-label': 'What could be better?' });
  private readonly form = element('form', { onsubmit: (event) => this.write(event) }, this.words, element('button', { type: 'submit', class: 'small' }, 'Send'));
  private readonly more = element('div', { class: 'more', hidden: true }, element('p', {}, 'How good was this answer?'), element('div', { class: 'stars', role: 'group', 'aria-label': 'Stars' }, ...this.stars), this.form);
  readonly root = element('div', { class: 'rating', role: 'group', 'aria-label': 'Rate this answer' }, element('div', { class: 'thumbs' }, ...this.thumbs, this.said), this.more);
  private thumb: 'up' | 'down' | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly rate: (rating: Rating) => Promise<void>) {}

  private choose(kind: 'up' | 'down'): void {
    this.thumb = kind;
    this.thumbs.forEach((button, index) => button.setAttribute('aria-pressed', String(THUMBS[index]?.kind === kind)));
    const question = kind === 'up' ? 'What helped you most?' : 'What could be better?';
    this.words.placeholder = question;
    this.words.setAttribute('aria-label', question);
    this.more.hidden = false;
    this.more.scrollIntoView({ block: 'nearest' });
    this.send({ thumb: kind }, 'Thank you.');
  }

  private star(count: number): void {
    this.stars.forEach((button, index) => {
      button.classList.toggle('on', index < count);
      button.setAttribute('aria-pressed', String(index + 1 === count));
    });
    this.send({ stars: count }, 'Thank you, that helps us.');
  }

  private write(event: Event): void {
    event.preventDefault();
    const text = this.words.value.trim();
    if (text === '') return;
    this.send({ text }, 'Thank you, we read this.', () => {
      this.form.hidden = true;
      if (this.form.contains((this.form.getRootNode() as ShadowRoot).activeElement)) this.stars[0]?.focus();
    });
  }

  /** One after the other: a later choice must not be overtaken by an earlier one. */
  private send(rating: Rating, thanks: string, then?: () => void): void {
    const whole = { ...(this.thumb ? { thumb: this.thumb } : {}), ...rating };
    this.last = this.last.then(() => this.rate(whole)).then(
      () => {
        this.said.textContent = thanks;
        then?.();
      },
      () => {
        this.said.textContent = 'That was not saved. Try it once more.';
      },
    );
  }
}
