import type { SourceView } from '../api/chat.port.js';
import { element } from '../dom/element.rule.js';
import { icon } from '../dom/icon.rule.js';

/** The passage with the cited words marked; white space may differ between the two. */
function markedText(text: string, quote: string): Node[] {
  const pattern = quote.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  const match = pattern === '' ? null : new RegExp(pattern).exec(text);
  if (!match) return [document.createTextNode(text)];
  const end = match.index + match[0].length;
  return [document.createTextNode(text.slice(0, match.index)), element('mark', {}, match[0]), document.createTextNode(text.slice(end))];
}

/** A sheet over the conversation that shows one source; closing it gives the focus back to the chip. */
export class SourceSheet {
  readonly root = element('section', { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Source', hidden: true });
  private before: HTMLElement | null = null;

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  async open(ref: string, load: Promise<SourceView>, from: HTMLElement | null): Promise<void> {
    this.before = from;
    this.fill(ref, element('p', { class: 'quiet' }, 'Opening the source …'));
    this.root.hidden = false;
    this.root.querySelector('button')?.focus();
    try {
      const source = await load;
      const path = [source.title, ...source.headings.filter((heading) => heading !== source.title)].join(' › ');
      this.fill(ref, element('h2', {}, path), element('p', { class: 'passage' }, ...markedText(source.text, source.quote)));
      this.root.querySelector('mark')?.scrollIntoView({ block: 'center' });
      this.root.querySelector('button')?.focus();
    } catch {
      this.fill(ref, element('p', {}, 'This source could not be opened. It may have been replaced since the answer was given.'));
    }
  }

  close(): void {
    this.root.hidden = true;
    this.before?.focus();
  }

  private fill(ref: string, ...content: HTMLElement[]): void {
    const close = element('button', { type: 'button', class: 'plain', 'aria-label': 'Close the source', onclick: () => this.close() }, icon('close'));
    this.root.replaceChildren(element('header', {}, element('span', { class: 'chip' }, ref), close), ...content);
  }
}
