import type { Passage } from '@rapport/contracts';
import { isTooVague } from '@rapport/language';

/** Below this the best passage has little to do with the question. */
const WEAK = 0.35;

/** Whether to ask back: the words say too little, and the documents do not make up for it. */
export function needsMoreWords(question: string, passages: readonly Passage[]): boolean {
  return isTooVague(question) && (passages[0]?.score ?? 0) < WEAK;
}
