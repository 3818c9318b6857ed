import { HttpChat } from './api/chat.adapter.js';
import { BrowserStore } from './chat/browser-store.service.js';
import { ChatService } from './chat/chat.service.js';
import { element } from './dom/element.rule.js';
import { icon } from './dom/icon.rule.js';
import css from './style/widget.css';
import { PanelView } from './view/panel.view.js';

/** Settings are attributes of the script tag: data-workspace, data-server, data-mode, data-corner, data-accent, data-theme. */
const script = document.currentScript as HTMLScriptElement;
const setting = (name: string): string | undefined => script.dataset[name];

const server = (setting('server') ?? new URL(script.src).origin).replace(/\/$/, '');
const workspace = setting('workspace') ?? '';
const asPage = setting('mode') === 'page';

function applyAccent(host: HTMLElement, color: string): void {
  // The workspace's colour is the light one; the dark theme keeps its own, which was chosen for contrast on dark.
  if (/^#[0-9a-f]{6}$/i.test(color)) host.style.setProperty('--brand', color);
}

function mount(): void {
  const host = element('div', { 'data-rapport': true });
  host.className = [asPage ? 'page' : 'floating', setting('corner') === 'left' ? 'left' : 'right', setting('theme') ?? 'auto'].join(' ');
  const root = host.attachShadow({ mode: 'open' });
  root.append(element('style', {}, css));
  const frame = element('div', { class: host.className });
  root.append(frame);
  (asPage ? (document.querySelector('[data-rapport-here]') ?? document.body) : document.body).append(host);
  const widget = new Widget(host, frame);
  if (asPage) void widget.open();
}

class Widget {
  private panel: PanelView | undefined;
  private opening: Promise<void> | undefined;
  private readonly chat: ChatService;
  private readonly launcher = element('button', { type: 'button', class: 'launcher', 'aria-label': 'Open the chat', 'aria-expanded': 'false', onclick: () => void this.open() }, icon('chat'));

  constructor(
    private readonly host: HTMLElement,
    private readonly frame: HTMLElement,
  ) {
    this.chat = new ChatService(new HttpChat(server), new BrowserStore(`rapport:${server}:${workspace}`), workspace, (state) => this.panel?.show(state));
    if (!asPage) frame.append(this.launcher);
    addEventListener('online', () => void this.chat.flush());
  }

  async open(): Promise<void> {
    this.opening ??= this.begin().catch((error: unknown) => this.fail(error));
    await this.opening;
    if (!this.panel) return;
    this.panel.root.hidden = false;
    this.launcher.hidden = true;
    this.launcher.setAttribute('aria-expanded', 'true');
    if (!asPage) this.panel.focus();
  }

  private close(): void {
    if (this.panel) this.panel.root.hidden = true;
    this.launcher.hidden = false;
    this.launcher.setAttribute('aria-expanded', 'false');
    this.launcher.focus();
  }

  private async begin(): Promise<void> {
    const face = await this.chat.start();
    applyAccent(this.host, setting('accent') ?? face.accentColor);
    this.panel = new PanelView(this.chat, face, asPage ? null : () => this.close());
    this.frame.append(this.panel.root);
    this.panel.show(this.chat.state);
    this.panel.ready();
  }

  private fail(error: unknown): void {
    this.opening = undefined;
    const text = error instanceof Error && error.message !== '' ? error.message : 'The chat could not be opened.';
    const note = element('section', { class: 'panel note', role: 'alert' }, element('p', {}, text), element('button', { type: 'button', class: 'small', onclick: () => {
      note.remove();
      void this.open();
    } }, 'Try again'));
    this.frame.append(note);
  }
}

if (document.body) mount();
else addEventListener('DOMContentLoaded', mount);
