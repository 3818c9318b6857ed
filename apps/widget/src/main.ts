import { HttpChat } from './api/chat.adapter.js';
import { reachable } from './api/reach.adapter.js';
import { BrowserStore } from './chat/browser-store.service.js';
import { element } from './dom/element.rule.js';
import { dress } from './style/sheet.adapter.js';
import { ThemeAdapter } from './style/theme.adapter.js';
import { fitVisibleArea } from './view/visible-area.adapter.js';
import { WidgetView } from './view/widget.view.js';

/** Settings are attributes of the script tag: data-workspace, data-server, data-mode, data-corner, data-accent, data-theme. */
const script = document.currentScript as HTMLScriptElement;
const setting = (name: string): string | undefined => script.dataset[name];

function mount(): void {
  const server = (setting('server') ?? new URL(script.src).origin).replace(/\/$/, '');
  const workspace = setting('workspace') ?? '';
  const asPage = setting('mode') === 'page';
  const host = element('div', { class: asPage ? 'page' : 'floating', 'data-rapport': true });
  const frame = element('div', { class: `rapport ${asPage ? 'page' : 'floating'} ${setting('corner') === 'left' ? 'left' : 'right'}`, lang: 'en' });
  const root = host.attachShadow({ mode: 'open' });
  dress(root);
  root.append(frame);
  const theme = new ThemeAdapter(frame, setting('theme'));
  fitVisibleArea(frame);
  (asPage ? (document.querySelector('[data-rapport-here]') ?? document.body) : document.body).append(host);
  const widget = new WidgetView(frame, {
    port: new HttpChat(server),
    store: new BrowserStore(`rapport:${server}:${workspace}`, () => localStorage),
    workspace,
    asPage,
    brand: (color) => theme.brandWith(setting('accent') ?? color),
    reachable: () => reachable(server),
  });
  if (asPage) void widget.open();
}

if (document.body) mount();
else addEventListener('DOMContentLoaded', mount);
