import { ChatError, type ChatPort } from '../api/chat.port.js';
import type { BrowserStore } from '../chat/browser-store.service.js';
import { ChatService } from '../chat/chat.service.js';
import { startWords } from '../chat/problem-words.rule.js';
import { LauncherView } from './launcher.view.js';
import { failureNote, openingNote } from './note.view.js';
import { PanelView } from './panel.view.js';

export interface WidgetParts {
  readonly port: ChatPort;
  readonly store: BrowserStore;
  readonly workspace: string;
  /** The chat is the page, and open from the beginning. */
  readonly asPage: boolean;
  readonly brand: (color: string) => void;
  /** Whether the server answers this page at all. */
  readonly reachable: () => Promise<boolean>;
}

/** The button and the window of the chat. */
export class WidgetView {
  private readonly chat: ChatService;
  private readonly launcher = new LauncherView(() => void this.open());
  private panel: PanelView | undefined;
  private note: HTMLElement | undefined;
  private opening: Promise<void> | undefined;

  constructor(
    private readonly frame: HTMLElement,
    private readonly parts: WidgetParts,
  ) {
    this.chat = new ChatService(parts.port, parts.store, parts.workspace, (state) => this.panel?.show(state));
    if (!parts.asPage) frame.append(this.launcher.root);
    addEventListener('online', () => this.online(true));
    addEventListener('offline', () => this.online(false));
    document.addEventListener('visibilitychange', () => document.hidden || this.online(navigator.onLine));
    addEventListener('storage', ({ key }) => this.panel && parts.store.isConversation(key) && this.chat.join());
  }

  async open(): Promise<void> {
    this.launcher.hide();
    this.opening ??= this.begin();
    await this.opening;
    if (!this.panel) return;
    this.panel.root.hidden = false;
    this.panel.opened(!this.parts.asPage);
  }

  private close(): void {
    if (this.panel) this.panel.root.hidden = true;
    this.say(undefined);
    this.launcher.show();
  }

  private async begin(): Promise<void> {
    this.say(openingNote());
    try {
      const face = await this.chat.start();
      this.parts.brand(face.accentColor);
      this.panel = new PanelView(this.chat, face, { close: this.parts.asPage ? null : () => this.close(), arrived: () => this.panel?.root.hidden && this.launcher.ring() });
      this.say(undefined);
      this.frame.append(this.panel.root);
      this.panel.show(this.chat.state);
      if (!navigator.onLine) this.online(false);
    } catch (error) {
      this.opening = undefined;
      await this.fail(error instanceof ChatError ? error.status : -1);
    }
  }

  private async fail(status: number): Promise<void> {
    // The browser does not tell a refused page from a lost connection.
    const refused = status === 0 && navigator.onLine && (await this.parts.reachable());
    const again = (): void => void this.open();
    const note = failureNote(startWords(refused ? 403 : status, location.origin), again, this.parts.asPage ? null : () => this.close());
    this.say(note);
    if (!this.parts.asPage) note.querySelector('button')?.focus();
  }

  private say(note: HTMLElement | undefined): void {
    this.note?.remove();
    this.note = note;
    if (note) this.frame.append(note);
  }

  private online(online: boolean): void {
    if (this.panel) this.chat.connection(online);
    else if (online && this.note?.role === 'alert') void this.open();
  }
}
