import { normalizeText, wordCount } from '@rapport/language';

const OPEN = /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|welcome|dear|thanks|thank you|you're welcome|sorry|i'm sorry|i am sorry|we're sorry|i apologi[sz]e|apologies|my apologies|sure|of course|certainly|absolutely|great|happy to help|glad|no problem|got it|i understand|i see|let me know|please let me know|have a (?:great|nice|lovely|good)|goodbye|bye|take care|see you|here (?:is|are) (?:what|how|the)|here's (?:what|how|the))\b/iu;
const OFFER = /\b(?:(?:i|we) (?:can|could|will|would|'ll|am going to)|shall i|would you like|let me|i'll|i've|i have) (?:\w+ ){0,3}(?:connect|transfer|hand|pass|forward|escalate|put|ask|call|check|look|help|find|note|let|told)/iu;
const ABSTAIN = /\b(?:i (?:don't|do not|couldn't|could not|can't|cannot) (?:know|find|see|have|answer|say)|i'm not (?:sure|able)|i am not (?:sure|able)|no information|don't have (?:any |that )?information|not in (?:our|my|the) (?:knowledge|documents))\b/iu;
const LONGEST_OPEN = 14;

export type SentenceKind = 'claim' | 'greeting' | 'offer' | 'question' | 'abstention';

/**
 * What a sentence of a reply does. Only a claim needs a source.
 * @param sentence one sentence
 */
export function sentenceKind(sentence: string): SentenceKind {
  const text = normalizeText(sentence.replace(/\[[A-Z]{2,6}-\d{1,8}\]/gu, ' ').replace(/[*_`#>]/gu, ' '));
  const words = wordCount(text);
  if (words === 0) return 'greeting';
  if (/\?["')]?$/u.test(text)) return 'question';
  if (ABSTAIN.test(text)) return 'abstention';
  const hasFigure = /\d/u.test(text);
  if (!hasFigure && OFFER.test(text)) return 'offer';
  if (!hasFigure && words <= LONGEST_OPEN && OPEN.test(text)) return 'greeting';
  return 'claim';
}
