/** What a sources line needs of a citation. */
export interface SourceCitation {
  ref: string;
  title: string;
  /** Where the document has pages. */
  page?: number | undefined;
}

const CITATION = /\[([A-Z]{2,6}-\d{1,8})\]/g;

/**
 * The line that ends a reply: `Sources: [KB-042] Cancellation policy; [KB-007] Price list, page 3`.
 *
 * @param citations in the order of the reply; each reference is named once
 * @returns the line, empty without citations
 */
export function sourcesLine(citations: readonly SourceCitation[]): string {
  const titles = new Map<string, string>();
  for (const citation of citations) if (!titles.has(citation.ref)) titles.set(citation.ref, placeOf(citation));
  if (titles.size === 0) return '';
  return `Sources: ${[...titles].map(([ref, title]) => `[${ref}] ${title}`.trim()).join('; ')}`;
}

function placeOf({ title, page }: SourceCitation): string {
  const bare = title.replace(/\s+/g, ' ').trim();
  return page === undefined ? bare : `${bare}, page ${page}`;
}

/**
 * @param text a reply or a sentence of it
 * @returns the references that it cites, each once, in order
 */
export function citedRefs(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(CITATION), (match) => match[1] ?? ''))];
}
