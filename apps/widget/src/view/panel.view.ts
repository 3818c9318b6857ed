import type { Face } from '../api/chat.port.js';
import type { ChatService } from '../chat/chat.service.js';
import type { ChatState } from '../chat/state.rule.js';
import { element } from '../dom/element.rule.js';
import { icon } from '../dom/icon.rule.js';
import { BannerView } from './banner.view.js';
import { ComposerView } from './composer.view.js';
import { markView } from './mark.view.js';
import { MessageListView } from './message-list.view.js';
import type { Asked } from './reply.view.js';
import { SourceSheet } from './source.view.js';

export interface PanelOptions {
  /** What the button that closes does; null where the chat is the page. */
  readonly close: (() => void) | null;
  /** Hears of each new message of somebody else. */
  readonly arrived: () => void;
}

/** The window of the conversation: head, messages, banner, and the field to write in. */
export class PanelView {
  readonly root: HTMLElement;
  private readonly banner = new BannerView();
  private readonly composer: ComposerView;
  private readonly list: MessageListView;
  private readonly sheet: SourceSheet;
  private readonly person: HTMLButtonElement;
  private readonly examples: HTMLElement;

  constructor(
    private readonly chat: ChatService,
    face: Face,
    { close, arrived }: PanelOptions,
  ) {
    this.composer = new ComposerView((text) => chat.say(text));
    this.person = element('button', { type: 'button', class: 'person', onclick: () => this.ask('A person, please') }, icon('person'), element('span', {}, 'A person, please'));
    this.examples = element('div', { class: 'examples', role: 'group', 'aria-label': 'Example questions' }, ...face.exampleQuestions.map((question) => element('button', { type: 'button', class: 'example', onclick: () => this.ask(question) }, question)));
    const desk = {
      assistantName: face.personaName,
      rate: chat.rate.bind(chat),
      openSource: (asked: Asked) => void this.sheet.show(asked, chat.source(asked.messageId, asked.ref)),
      edit: (key: string) => this.composer.take(chat.takeBack(key)),
    };
    this.list = new MessageListView(desk, element('div', { class: 'welcome' }, element('p', {}, face.greeting), this.examples), arrived);
    const head = element('header', { class: 'head' }, markView('assistant'), element('div', { class: 'title' }, element('strong', {}, face.name), element('span', { class: 'quiet' }, `${face.personaName}, AI assistant`)), close && element('button', { type: 'button', class: 'plain', 'aria-label': 'Close the chat', onclick: close }, icon('close')));
    const foot = element('div', { class: 'foot' }, this.person, this.composer.root);
    this.sheet = new SourceSheet([head, this.list.root, this.banner.root, foot]);
    this.root = element('section', { class: 'panel', role: close ? 'dialog' : 'region', 'aria-label': `Chat with ${face.name}` }, head, this.list.root, this.banner.root, foot, this.sheet.veil, this.sheet.root);
    this.root.addEventListener('keydown', (event) => this.escape(event, close));
  }

  /** The panel has come into view. */
  opened(focus: boolean): void {
    this.list.toEnd();
    if (focus) this.composer.focus();
  }

  show(state: ChatState): void {
    this.list.show(state);
    this.examples.hidden = state.entries.length > 0 || state.earlier.length > 0;
    this.person.hidden = state.status === 'escalated';
    this.banner.show(state);
  }

  /** The button that was pressed may be gone now: the focus goes where the next words are written. */
  private ask(question: string): void {
    this.chat.say(question);
    this.composer.focus();
  }

  private escape(event: KeyboardEvent, close: (() => void) | null): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (this.sheet.isOpen) this.sheet.hide();
    else if (close) close();
    else return;
    event.stopPropagation();
  }
}
