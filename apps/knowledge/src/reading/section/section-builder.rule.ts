import { Unreadable } from '../reading.errors.js';
import type { ReadSection } from '../reading.types.js';

const MAX_LEVEL = 6;

/**
 * Puts headings and paragraphs, given in reading order, together into sections: a new one begins at each heading that follows a
 * text, and on each page. Headings in a row go with the text below them.
 */
export class SectionBuilder {
  private readonly sections: ReadSection[] = [];
  private readonly path: { level: number; title: string }[] = [];
  private parts: string[] = [];
  private hasBody = false;
  private page: number | null = null;
  private characters = 0;

  /** @param limit most characters of all sections together */
  constructor(private readonly limit: number) {}

  /** @param level 1 is the outermost */
  heading(level: number, title: string, page: number | null = null): void {
    const line = title.replace(/\s+/gu, ' ').trim();
    if (line === '') return;
    if (this.hasBody || page !== this.page) this.flush();
    const depth = Math.min(Math.max(1, level), MAX_LEVEL);
    while ((this.path.at(-1)?.level ?? 0) >= depth) this.path.pop();
    this.path.push({ level: depth, title: line });
    this.add(`${'#'.repeat(depth)} ${line}`, page);
  }

  /** @param markdown a paragraph, list or table; white space around it is taken off */
  body(markdown: string, page: number | null = null): void {
    const text = markdown.trim();
    if (text === '') return;
    // Headings at the foot of a page go with the text on the next.
    if (page !== this.page && this.hasBody) this.flush();
    this.add(text, page);
    this.hasBody = true;
  }

  done(): ReadSection[] {
    this.flush();
    return this.sections;
  }

  private add(part: string, page: number | null): void {
    this.page = page;
    this.characters += part.length;
    if (this.characters > this.limit) throw new Unreadable(`The file holds more than ${this.limit} characters of text. Split it into smaller files.`);
    this.parts.push(part);
  }

  private flush(): void {
    if (this.parts.length > 0) this.sections.push({ headings: this.path.map(({ title }) => title), page: this.page, text: this.parts.join('\n\n') });
    this.parts = [];
    this.hasBody = false;
  }
}
