import type { VisitorCreated } from '../api/chat.port.js';
import type { ChatService } from '../chat/chat.service.js';
import type { ChatState } from '../chat/state.rule.js';
import { element } from '../dom/element.rule.js';
import { icon } from '../dom/icon.rule.js';
import { MessageListView } from './message-list.view.js';
import { SourceSheet } from './source.view.js';

type Face = VisitorCreated['workspace'];

/** Says in words what the visitor should know of the conversation's state; null when all is as it should be. */
function bannerOf(state: ChatState): { kind: string; text: string } | null {
  if (state.problem !== null) return { kind: 'bad', text: state.problem };
  if (state.connection === 'reconnecting') return { kind: 'warn', text: 'Reconnecting. What you write is kept and sent when the connection is back.' };
  if (state.status === 'escalated') return { kind: 'person', text: `${state.contact || 'A person on our team'} has your conversation and will answer here.` };
  if (state.status === 'closed') return { kind: 'quiet', text: 'This conversation has ended. Write to begin a new one.' };
  return null;
}

/** The window of the conversation: head, messages, banner, and the field to write in. */
export class PanelView {
  readonly root: HTMLElement;
  private readonly banner = element('div', { class: 'banner', role: 'status', hidden: true });
  private readonly field = element('textarea', { rows: '1', maxlength: '8000', placeholder: 'Write a message', 'aria-label': 'Write a message' });
  private readonly sheet = new SourceSheet();
  private readonly list: MessageListView;
  private readonly person: HTMLButtonElement;
  private readonly examples: HTMLElement;

  constructor(
    private readonly chat: ChatService,
    face: Face,
    close: (() => void) | null,
  ) {
    const title = element('div', { class: 'title' }, element('strong', {}, face.name), element('span', { class: 'quiet' }, `${face.personaName} · AI assistant`));
    const head = element('header', { class: 'head' }, title, close && element('button', { type: 'button', class: 'plain', 'aria-label': 'Close the chat', onclick: close }, icon('close')));
    this.examples = element('div', { class: 'examples' }, ...face.exampleQuestions.map((question) => element('button', { type: 'button', class: 'example', onclick: () => this.chat.say(question) }, question)));
    const welcome = element('div', { class: 'welcome' }, element('p', {}, face.greeting), this.examples);
    this.list = new MessageListView(chat, face.personaName, (id, ref) => this.openSource(id, ref), welcome);
    this.person = element('button', { type: 'button', class: 'person', onclick: () => this.chat.say('A person, please') }, icon('person'), 'A person, please');
    const send = element('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, icon('send'));
    const form = element('form', { class: 'composer', onsubmit: (event) => this.submit(event) }, this.field, send);
    this.root = element('section', { class: 'panel', role: 'dialog', 'aria-label': `Chat with ${face.name}` }, head, this.list.root, this.banner, element('div', { class: 'foot' }, this.person, form), this.sheet.root);
    this.listenToKeys(close);
  }

  focus(): void {
    this.field.focus();
  }

  /** From now on new replies are read out. */
  ready(): void {
    this.list.beginSpeaking();
  }

  show(state: ChatState): void {
    this.list.show(state);
    this.examples.hidden = state.entries.length > 0;
    this.person.hidden = state.status === 'escalated';
    const banner = bannerOf(state);
    this.banner.hidden = banner === null;
    if (banner && this.banner.textContent !== banner.text) {
      this.banner.className = `banner ${banner.kind}`;
      this.banner.replaceChildren(...(banner.kind === 'person' ? [icon('person')] : []), banner.text);
    }
  }

  private openSource(messageId: string, ref: string): void {
    const root = this.root.getRootNode() as ShadowRoot;
    void this.sheet.open(ref, this.chat.source(messageId, ref), root.activeElement as HTMLElement | null);
  }

  private submit(event: Event): void {
    event.preventDefault();
    this.chat.say(this.field.value);
    this.field.value = '';
    this.grow();
  }

  private grow(): void {
    this.field.style.height = 'auto';
    this.field.style.height = `${Math.min(this.field.scrollHeight, 120)}px`;
  }

  private listenToKeys(close: (() => void) | null): void {
    this.field.addEventListener('input', () => this.grow());
    this.field.addEventListener('keydown', (event) => {
      // While an input method composes (Japanese, Chinese), Enter chooses a word and must not send.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.submit(event);
    });
    this.root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      if (this.sheet.isOpen) this.sheet.close();
      else close?.();
    });
  }
}
