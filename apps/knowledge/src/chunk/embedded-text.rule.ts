/**
 * What the embedding of a chunk is made of: the words above a passage often say what it is about. The same at ingestion and whenever another
 * model embeds it anew.
 */
export function embeddedText(chunk: { readonly title: string; readonly headings: readonly string[]; readonly text: string }): string {
  return [chunk.title, ...chunk.headings, chunk.text].join('\n');
}
