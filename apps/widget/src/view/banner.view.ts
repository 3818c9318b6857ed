import type { ChatState } from '../chat/state.rule.js';
import { element } from '../dom/element.rule.js';
import { icon, type IconName } from '../dom/icon.rule.js';

interface Banner {
  readonly kind: 'bad' | 'warn' | 'person' | 'over';
  readonly text: string;
  readonly sign?: IconName;
}

/** The escalated conversation's contact, as a sentence begins. */
const begun = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What the visitor should know of the conversation's state, the most pressing first; null when all is as it should be. */
export function bannerOf({ problem, connection, status, contact }: ChatState): Banner | null {
  if (connection === 'offline') return { kind: 'warn', sign: 'cloud', text: 'You are offline. What you write is kept and sent when you are back.' };
  if (connection === 'reconnecting') return { kind: 'warn', sign: 'cloud', text: 'Reconnecting. What you write is kept and sent when the connection is back.' };
  if (problem !== null) return { kind: 'bad', text: problem };
  if (status === 'escalated') return { kind: 'person', sign: 'person', text: `${begun(contact ?? 'a person on our team')} has your conversation.` };
  if (status === 'closed') return { kind: 'over', text: 'This conversation has ended. Write to begin a new one.' };
  return null;
}

/** One line above the field to write in. The region is always there, since what appears together with its text is often not read out. */
export class BannerView {
  readonly root = element('div', { role: 'status' });
  private shown = '';

  show(state: ChatState): void {
    const banner = bannerOf(state);
    const next = banner ? `${banner.kind}:${banner.text}` : '';
    if (next === this.shown) return;
    this.shown = next;
    this.root.replaceChildren(...(banner ? [element('div', { class: `banner ${banner.kind}` }, banner.sign && icon(banner.sign), element('span', {}, banner.text))] : []));
  }
}
