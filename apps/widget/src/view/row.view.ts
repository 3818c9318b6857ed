import type { Rating } from '../api/chat.port.js';
import type { Entry } from '../chat/state.rule.js';
import { element } from '../dom/element.rule.js';
import { markView } from './mark.view.js';
import { RatingView } from './rating.view.js';
import { type Asked, replyNodes } from './reply.view.js';

/** What a row needs of the conversation. */
export interface RowDesk {
  readonly assistantName: string;
  rate(messageId: string, rating: Rating): Promise<void>;
  openSource(asked: Asked): void;
  /** Refused words go back to their writer. */
  edit(key: string): void;
}

/** Replies that nobody should be asked to rate: a crisis, and small talk. */
const UNRATED = new Set(['crisis', 'smalltalk']);

/** One message. The row stays and is changed in place, so that a growing reply does not move what is read or focused. */
export class RowView {
  private readonly name = element('div', { class: 'name' });
  private readonly body = element('div', { class: 'body' });
  private readonly aside = element('div', { class: 'aside', hidden: true });
  readonly root = element('article', {}, this.name, this.body, this.aside);
  private entry: Entry | undefined;
  private rated = false;

  constructor(private readonly desk: RowDesk) {}

  /** @returns whether this is the moment in which somebody else's message became whole */
  show(entry: Entry): boolean {
    if (entry === this.entry) return false;
    const becameWhole = entry.state === 'whole' && entry.role !== 'customer' && this.entry?.state !== 'whole';
    if (this.entry?.role !== entry.role) this.introduce(entry);
    this.entry = entry;
    this.root.className = `message ${entry.role}${entry.state === 'waiting' ? ' unsent' : ''}${entry.state === 'refused' ? ' unsent refused' : ''}${entry.agent === 'crisis' ? ' crisis' : ''}`;
    this.root.dataset['id'] = entry.id;
    this.body.replaceChildren(...replyNodes(entry, (asked) => this.desk.openSource(asked)));
    this.annotate(entry);
    if (becameWhole && entry.role === 'assistant' && !UNRATED.has(entry.agent ?? '') && !this.rated) {
      this.rated = true;
      this.root.append(new RatingView((rating) => this.desk.rate(entry.id, rating)).root);
    }
    return becameWhole;
  }

  private introduce({ role }: Entry): void {
    if (role === 'assistant') this.name.replaceChildren(markView('assistant'), this.desk.assistantName, element('span', { class: 'badge' }, 'AI'));
    else if (role === 'staff') this.name.replaceChildren(markView('human'), 'Our team', element('span', { class: 'badge' }, 'Person'));
    else this.name.replaceChildren(element('span', { class: 'sr' }, role === 'customer' ? 'You' : ''));
  }

  private annotate({ id, state, note }: Entry): void {
    this.aside.hidden = state !== 'waiting' && state !== 'refused';
    if (state === 'waiting') this.aside.replaceChildren(element('span', { class: 'late' }, 'Not sent yet'));
    if (state === 'refused') this.aside.replaceChildren(note ?? '', element('button', { type: 'button', class: 'small', onclick: () => this.desk.edit(id) }, 'Change it'));
  }
}
