import type { Citation, Passage } from '@rapport/contracts';
import { contentTokens, splitSentences, tokenCoverage } from '@rapport/language';

const MARK = /\[([A-Z]{2,6}-\d{1,8})\]/g;

/**
 * The sources of a reply, in the order in which it names them, each with the words that bear it out.
 *
 * @param text the reply with its marks, `[KB-042]`
 * @param passages what the agent was given; marks of anything else are left out
 */
export function citationsOf(text: string, passages: readonly Passage[]): Citation[] {
  const byRef = new Map(passages.map((passage) => [passage.ref, passage]));
  const claims = new Map<string, string>();
  for (const { text: sentence } of splitSentences(text)) {
    for (const [, ref] of sentence.matchAll(MARK)) {
      if (ref !== undefined) claims.set(ref, `${claims.get(ref) ?? ''} ${sentence.replace(MARK, '')}`);
    }
  }
  return [...claims].flatMap(([ref, claim]) => {
    const passage = byRef.get(ref);
    if (!passage) return [];
    const { chunkId, documentId, title, page, text: whole } = passage;
    return [{ ref, chunkId, documentId, title, ...(typeof page === 'number' ? { page } : {}), quote: quoteFor(claim, whole) }];
  });
}

/** The sentence of a passage that shares most with a claim. */
function quoteFor(claim: string, passage: string): string {
  const wanted = contentTokens(claim);
  let best = passage.slice(0, 300);
  let most = 0;
  for (const { text } of splitSentences(passage)) {
    const share = tokenCoverage(wanted, contentTokens(text));
    if (share > most) [best, most] = [text, share];
  }
  return best;
}
