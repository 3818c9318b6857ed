export interface MarkdownSection {
  headings: string[];
  start: number;
  end: number;
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+([^\n]*)$/u;
const FENCE = /^ {0,3}(?:```|~~~)/u;

function plainHeading(raw: string): string {
  return raw.replace(/[ \t]#+[ \t]*$/u, '').replace(/[*_`]/gu, '').trim();
}

/**
 * The sections of a Markdown text: from a heading to before the next. Lines in code fences are no headings.
 * @param text Markdown
 * @returns ranges that cover the whole text, each with its path of headings, outermost first
 */
export function sectionsOf(text: string): MarkdownSection[] {
  const sections: MarkdownSection[] = [];
  const path: { level: number; title: string }[] = [];
  let open: MarkdownSection = { headings: [], start: 0, end: 0 };
  let hasBody = false;
  let fenced = false;
  let at = 0;
  for (const line of text.split('\n')) {
    if (FENCE.test(line)) fenced = !fenced;
    const heading = fenced ? null : HEADING.exec(line);
    if (heading) {
      const level = heading[1]?.length ?? 1;
      while ((path.at(-1)?.level ?? 0) >= level) path.pop();
      path.push({ level, title: plainHeading(heading[2] ?? '') });
      const headings = path.map(({ title }) => title).filter((title) => title !== '');
      if (hasBody) {
        sections.push({ ...open, end: at });
        open = { headings, start: at, end: at };
        hasBody = false;
      } else open = { ...open, headings };
    } else if (line.trim() !== '') hasBody = true;
    at += line.length + 1;
  }
  sections.push({ ...open, end: text.length });
  return sections;
}
