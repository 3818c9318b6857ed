import type { Passage } from '@rapport/contracts';
import { isTooVague } from '@rapport/language';

/** Below this the best passage only shares the odd word with the question: "help" finds 0.32 in the demo articles, "gratuity" 0.8. */
const WEAK = 0.5;

/** Whether to ask back: the words say too little, and the documents do not make up for it. */
export function needsMoreWords(question: string, passages: readonly Passage[]): boolean {
  return isTooVague(question) && (passages[0]?.score ?? 0) < WEAK;
}
