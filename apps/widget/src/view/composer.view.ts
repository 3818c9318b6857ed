import { lengthWords } from '../chat/problem-words.rule.js';
import { element } from '../dom/element.rule.js';
import { icon } from '../dom/icon.rule.js';

const HIGHEST = 132;
/** What old browsers say while an input method has the key. */
const COMPOSING = 229;

/** The field to write in: Enter sends, Shift and Enter break the line. */
export class ComposerView {
  private readonly field = element('textarea', { rows: '1', placeholder: 'Write a message', 'aria-label': 'Write a message', enterkeyhint: 'send', 'aria-describedby': 'length' });
  private readonly send = element('button', { type: 'submit', class: 'send', 'aria-label': 'Send', disabled: true }, icon('send'));
  private readonly length = element('div', { class: 'length', id: 'length', role: 'status' });
  readonly root = element('form', { onsubmit: (event) => this.submit(event) }, this.length, element('div', { class: 'composer' }, this.field, this.send));

  constructor(private readonly say: (text: string) => void) {
    this.field.addEventListener('input', () => this.changed());
    this.field.addEventListener('keydown', (event) => {
      // While an input method composes (Japanese, Chinese), Enter chooses a word and must not send.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== COMPOSING) this.submit(event);
    });
  }

  focus(): void {
    this.field.focus();
  }

  /** Words that came back stand before what has been written since. */
  take(text: string): void {
    this.field.value = [text, this.field.value].filter((part) => part !== '').join('\n');
    this.changed();
    this.focus();
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.field.value;
    if (text.trim() === '' || lengthWords(text) !== null) return;
    this.field.value = '';
    this.changed();
    this.say(text);
  }

  private changed(): void {
    const { value } = this.field;
    const words = lengthWords(value);
    if ((words ?? '') !== this.length.textContent) this.length.textContent = words ?? '';
    this.field.setAttribute('aria-invalid', String(words !== null));
    this.send.disabled = value.trim() === '' || words !== null;
    this.field.style.height = 'auto';
    this.field.style.height = `${Math.min(this.field.scrollHeight, HIGHEST)}px`;
  }
}
