import type { ChatState, Entry } from '../chat/state.rule.js';
import { element } from '../dom/element.rule.js';
import { type RowDesk, RowView } from './row.view.js';

/** How near to the end counts as being there, and the air above a reply that is longer than the window, in pixels. */
const NEAR_END = 80;
const AIR = 12;

/** The one column of messages. */
export class MessageListView {
  private readonly typing: HTMLElement;
  private readonly list: HTMLElement;
  private readonly jump = element('button', { type: 'button', class: 'jump', hidden: true, onclick: () => this.toEnd() }, 'New message ↓');
  /** Read out by screen readers: each reply once, when it is whole. */
  private readonly spoken = element('div', { class: 'sr', 'aria-live': 'polite' });
  private pinned = true;
  private readonly rows = new Map<string, RowView>();
  readonly root: HTMLElement;

  /** @param arrived hears of each new message of somebody else */
  constructor(
    private readonly desk: RowDesk,
    welcome: HTMLElement,
    private readonly arrived: () => void,
  ) {
    this.typing = element('div', { class: 'typing', hidden: true }, element('span', { class: 'dots', 'aria-hidden': 'true' }, element('i'), element('i'), element('i')), `${desk.assistantName} is writing`);
    this.list = element('div', { class: 'messages', role: 'log', 'aria-label': 'Conversation', 'aria-live': 'off', tabindex: '0', onscroll: () => this.scrolled() }, welcome, this.typing);
    this.root = element('div', { class: 'middle' }, this.list, this.jump, this.spoken);
    // A banner, the keyboard of a phone or a window that is made smaller must not cover the end.
    new ResizeObserver(() => this.pinned && this.toEnd()).observe(this.list);
  }

  show(state: ChatState): void {
    const all = [...state.earlier, ...state.entries];
    const before = this.rows.size;
    this.forget(new Set(all.map(({ id }) => id)));
    let next = this.list.firstElementChild?.nextElementSibling ?? null;
    for (const entry of all) {
      const row = this.rowOf(entry);
      if (row.root === next) next = next.nextElementSibling;
      else this.list.insertBefore(row.root, next);
      if (row.show(entry) && state.caughtUp) this.announce(entry);
    }
    this.typing.hidden = !state.typing;
    const last = all.at(-1);
    const mine = this.rows.size > before && last?.role === 'customer';
    if (this.pinned || mine || !state.caughtUp) this.follow(last);
    else if (this.rows.size > before) this.jump.hidden = false;
  }

  /** After the window was opened or changed its size. */
  toEnd(): void {
    this.list.scrollTop = this.list.scrollHeight;
  }

  focus(): void {
    this.list.focus();
  }

  private rowOf({ id }: Entry): RowView {
    const row = this.rows.get(id) ?? new RowView(this.desk);
    this.rows.set(id, row);
    return row;
  }

  private forget(ids: ReadonlySet<string>): void {
    for (const [id, row] of this.rows) {
      if (ids.has(id)) continue;
      row.root.remove();
      this.rows.delete(id);
    }
  }

  private announce(entry: Entry): void {
    if (entry.role === 'system') return;
    const who = entry.role === 'staff' ? 'Our team' : this.desk.assistantName;
    this.spoken.replaceChildren(element('p', {}, `${who}: ${entry.text.replace(/\s*\[KB-\d+\]/g, '')}`));
    this.arrived();
  }

  /** Goes to the end, but never past the beginning of what is being read. */
  private follow(last: Entry | undefined): void {
    const row = last && this.rows.get(last.id)?.root;
    const end = this.list.scrollHeight - this.list.clientHeight;
    this.list.scrollTop = row && last?.role !== 'customer' ? Math.min(end, row.offsetTop - this.list.offsetTop - AIR) : end;
  }

  private atEnd(): boolean {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END;
  }

  private scrolled(): void {
    this.pinned = this.atEnd();
    if (this.pinned) this.jump.hidden = true;
  }
}
