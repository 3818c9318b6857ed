import type { ChatService } from '../chat/chat.service.js';
import type { ChatState, Entry } from '../chat/state.rule.js';
import { element } from '../dom/element.rule.js';
import { icon } from '../dom/icon.rule.js';
import { ratingView } from './rating.view.js';
import { replyNodes } from './reply.view.js';

interface Row {
  readonly root: HTMLElement;
  readonly body: HTMLElement;
  entry: Entry;
}

/** Replies that nobody should be asked to rate: a crisis, and small talk. */
const UNRATED = new Set(['crisis', 'smalltalk']);

/** The one column of messages. Rows are kept and changed in place, so that a growing reply does not move what is read or focused. */
export class MessageListView {
  readonly root = element('div', { class: 'messages', role: 'log', 'aria-label': 'Conversation', 'aria-live': 'off', tabindex: '0' });
  private readonly spoken = element('div', { class: 'sr', 'aria-live': 'polite' });
  private readonly rows = new Map<string, Row>();
  private readonly typing = element('div', { class: 'typing', hidden: true, 'aria-hidden': 'true' }, element('i'), element('i'), element('i'));
  private quiet = true;

  constructor(
    private readonly chat: ChatService,
    private readonly assistantName: string,
    private readonly openSource: (messageId: string, ref: string) => void,
    welcome: HTMLElement,
  ) {
    this.root.append(welcome, this.typing, this.spoken);
  }

  /** From now on whole replies are read out; what was there before is not. */
  beginSpeaking(): void {
    this.quiet = false;
  }

  show(state: ChatState): void {
    const atEnd = this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < 80;
    const ids = new Set(state.entries.map((entry) => entry.id));
    for (const [id, row] of this.rows) {
      if (!ids.has(id)) {
        row.root.remove();
        this.rows.delete(id);
      }
    }
    for (const entry of state.entries) this.place(entry);
    this.typing.hidden = !state.typing;
    if (atEnd) this.root.scrollTop = this.root.scrollHeight;
  }

  private place(entry: Entry): void {
    const row = this.rows.get(entry.id) ?? this.add(entry);
    if (row.entry === entry && row.body.childNodes.length > 0) return;
    const becameWhole = entry.state === 'whole' && entry.role !== 'customer' && (row.entry.state !== 'whole' || row.body.childNodes.length === 0);
    row.entry = entry;
    row.root.classList.toggle('waiting', entry.state === 'waiting');
    row.body.replaceChildren(...replyNodes(entry, (ref) => this.openSource(entry.id, ref)));
    if (becameWhole) this.complete(row);
  }

  private add(entry: Entry): Row {
    const name = { customer: 'You', assistant: this.assistantName, staff: 'Team', system: '' }[entry.role];
    const label = element('div', { class: 'name' }, entry.role === 'staff' ? icon('person') : null, name, entry.role === 'assistant' ? element('span', { class: 'badge' }, 'AI') : null);
    const body = element('div', { class: 'body' });
    const root = element('article', { class: `message ${entry.role}${entry.agent === 'crisis' ? ' crisis' : ''}`, 'data-id': entry.id }, label, body);
    const row = { root, body, entry };
    this.rows.set(entry.id, row);
    this.typing.before(root);
    return row;
  }

  private complete({ root, entry }: Row): void {
    root.classList.toggle('crisis', entry.agent === 'crisis');
    if (entry.role === 'assistant' && !UNRATED.has(entry.agent ?? '')) root.append(ratingView((rating) => this.chat.rate(entry.id, rating)));
    if (!this.quiet) this.spoken.textContent = entry.text.replace(/\s*\[KB-\d+\]/g, '');
  }
}
