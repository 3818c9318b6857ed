/** An embedding model reads no more than about 8,000 tokens. */
const LONGEST_EMBEDDED = 6_000;

/** What the embedding of a message is made of. The same when it is remembered and whenever another model embeds it anew. */
export function embeddedText(text: string): string {
  return text.slice(0, LONGEST_EMBEDDED);
}
