import { accentFor } from './accent.rule.js';
import type { Theme } from './token.data.js';

/** Keeps the look of the widget as the page or the system wants it. */
export class ThemeAdapter {
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private brand = '';

  /** @param wanted `light` or `dark`; anything else follows the system */
  constructor(
    private readonly frame: HTMLElement,
    private readonly wanted: string | undefined,
  ) {
    this.dark.addEventListener('change', () => this.apply());
    this.apply();
  }

  /** @param color the workspace's, `#rrggbb` */
  brandWith(color: string): void {
    this.brand = color;
    this.apply();
  }

  private apply(): void {
    const theme: Theme = this.wanted === 'light' || this.wanted === 'dark' ? this.wanted : this.dark.matches ? 'dark' : 'light';
    this.frame.classList.toggle('dark', theme === 'dark');
    const { accent, onAccent, soft, own, onOwn } = accentFor(theme, this.brand);
    const colours = { accent, 'on-accent': onAccent, 'accent-soft': soft, own, 'on-own': onOwn };
    for (const [name, value] of Object.entries(colours)) this.frame.style.setProperty(`--${name}`, value);
  }
}
