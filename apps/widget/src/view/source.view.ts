import type { SourceView } from '../api/chat.port.js';
import { element } from '../dom/element.rule.js';
import { icon } from '../dom/icon.rule.js';
import { passageNodes } from './passage.view.js';
import type { Asked } from './reply.view.js';

/** A sheet over the conversation that shows one source; closing it gives the focus back to the chip. */
export class SourceSheet {
  private readonly title = element('h2', { id: 'source-title' });
  private readonly close = element('button', { type: 'button', class: 'plain', 'aria-label': 'Close the source', onclick: () => this.hide() }, icon('close'));
  private readonly passage = element('div', { class: 'passage', tabindex: '0', role: 'region', 'aria-label': 'Passage' });
  readonly root = element('section', { class: 'sheet', role: 'dialog', 'aria-labelledby': 'source-title', hidden: true }, element('header', {}, this.title, this.close), this.passage);
  readonly veil = element('div', { class: 'veil', hidden: true, onclick: () => this.hide() });
  private from: HTMLElement | undefined;

  /** @param behind what cannot be reached while the sheet is open */
  constructor(private readonly behind: readonly HTMLElement[]) {}

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  async show(asked: Asked, load: Promise<SourceView>): Promise<void> {
    this.from = asked.from;
    this.name(asked.title ?? 'Source', asked.ref);
    this.passage.replaceChildren(element('p', { class: 'quiet late' }, 'Opening the source …'));
    this.root.hidden = this.veil.hidden = false;
    for (const part of this.behind) part.inert = true;
    this.close.focus();
    const source = await load.catch(() => null);
    if (this.from !== asked.from) return;
    if (!source) return this.passage.replaceChildren(element('p', {}, 'This source could not be opened. It may have been replaced since the answer was given.'));
    const headings = source.headings.filter((heading) => heading !== source.title).join(' › ');
    const page = source.page === undefined ? '' : `page ${source.page}`;
    this.name(source.title, [asked.ref, page, headings].filter((part) => part !== '').join(' · '));
    const lastSentence = /[^.!?]+[.!?]*$/.exec(asked.claim)?.[0].trim() ?? '';
    this.passage.replaceChildren(...passageNodes(source.text, [asked.claim, lastSentence, source.quote]));
    this.passage.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }

  hide(): void {
    this.root.hidden = this.veil.hidden = true;
    for (const part of this.behind) part.inert = false;
    this.from?.focus();
    this.from = undefined;
  }

  private name(title: string, place: string): void {
    this.title.replaceChildren(title, element('small', {}, place));
  }
}
