import { element } from '../dom/element.rule.js';
import { icon } from '../dom/icon.rule.js';

const MOST_SHOWN = 9;

/** The round button that opens the chat, with the number of messages that came while it was closed. */
export class LauncherView {
  private readonly count = element('span', { class: 'unread', hidden: true, 'aria-hidden': 'true' });
  readonly root: HTMLButtonElement;
  private unread = 0;

  constructor(open: () => void) {
    this.root = element('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog', onclick: open }, icon('chat'), this.count);
    this.name();
  }

  /** A message came that nobody saw. */
  ring(): void {
    this.unread += 1;
    this.name();
  }

  hide(): void {
    this.unread = 0;
    this.name();
    this.root.hidden = true;
  }

  show(): void {
    this.root.hidden = false;
    this.root.focus();
  }

  private name(): void {
    this.count.hidden = this.unread === 0;
    this.count.textContent = this.unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(this.unread);
    this.root.setAttribute('aria-label', this.unread === 0 ? 'Open the chat' : `Open the chat, ${this.unread} new ${this.unread === 1 ? 'message' : 'messages'}`);
  }
}
