import { element } from '../dom/element.rule.js';
import base from './base.css';
import message from './message.css';
import panel from './panel.css';
import { type Theme, TOKENS } from './token.data.js';

const SHADOW: Readonly<Record<Theme, string>> = {
  light: '0 1px 2px rgb(28 25 23 / .08), 0 12px 32px rgb(28 25 23 / .18)',
  dark: '0 1px 2px rgb(0 0 0 / .5), 0 12px 32px rgb(0 0 0 / .5)',
};

function colours(theme: Theme): string {
  const tokens = Object.entries(TOKENS[theme]).map(([name, value]) => `--${name}:${value};`);
  return `{${tokens.join('')}--shade:${SHADOW[theme]};color-scheme:${theme}}`;
}

const CSS = [`.rapport${colours('light')}`, `.rapport.dark${colours('dark')}`, base, panel, message].join('\n');

/** Dresses the widget. A sheet made by script works under a policy of the host page that forbids style elements. */
export function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Browsers before 2023 have no such sheets.
    root.append(element('style', {}, CSS));
  }
}
