import { citedRefs } from '@rapport/agent-kit';
import { splitSentences } from '@rapport/language';

/** No reply of a model that cannot judge itself is taken for certain. */
const MOST = 0.9;

/**
 * How far a reply stands on its sources, for models that don't tell: the share of its sentences with a citation that exists.
 * Questions back to the customer claim nothing and are not counted.
 *
 * @param text the reply
 * @param refs the references that the model was given
 * @returns 0 to 0.9
 */
export function sourcedShare(text: string, refs: ReadonlySet<string>): number {
  const claims = splitSentences(text).map((sentence) => sentence.text).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence) && !/\?\s*$/.test(sentence));
  if (claims.length === 0) return 0;
  const sourced = claims.filter((claim) => citedRefs(claim).some((ref) => refs.has(ref)));
  return (MOST * sourced.length) / claims.length;
}
