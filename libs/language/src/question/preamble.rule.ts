import { splitSentences } from '../sentence/split-sentences.rule.js';
import { tokenize } from '../token/tokenize.rule.js';

const GREETING = /^(?:hi|hello|hey|hiya|greetings|good (?:morning|afternoon|evening|day)|dear)\b/iu;
const COURTESY =
  /^(?:(?:many )?thank(?:s| you)|thx|cheers|(?:i )?hope (?:you|this|all|everyone)|(?:how are|how's|hows) (?:you|it|things)|nice to meet you|(?:i )?look(?:ing)? forward|(?:kind|best|warm) (?:regards|wishes)|regards|sincerely|sorry to bother|quick question)\b/iu;
/** A name begins with a capital: "I'm Ana" introduces, "I'm vegan" tells. */
const INTRODUCTION = /^(?:(?:[Mm]y name(?: is|'s)|(?:[Yy]ou (?:can|may) |[Pp]lease )?[Cc]all me|[Tt]his is|I am|I'm|[Ii]t's)\s+\p{Lu}[\p{L}'-]*(?:\s+\p{Lu}[\p{L}'-]*)?(?:\s+(?:here|speaking))?)\s*[.!,]*$/u;
/** Longer ones say something beside being polite. */
const LONGEST_COURTESY = 9;
const LONGEST_GREETING = 5;
/** In front of a question in the same sentence. */
const OPENING_WORDS = /^(?:hi|hello|hey|hiya)(?:\s+(?:there|all|everyone|team|\p{Lu}\p{L}+))?\s*[,!.–-]+\s*/u;

function isPreamble(sentence: string): boolean {
  const text = sentence.trim().replace(/[’]/gu, "'");
  const words = tokenize(text).length;
  if (INTRODUCTION.test(text)) return true;
  if (text.endsWith('?')) return /^(?:(?:hi|hello|hey)[ ,]+)?how(?: are (?:you|things)|'s it going)/iu.test(text) && words <= LONGEST_GREETING;
  return (GREETING.test(text) && words <= LONGEST_GREETING) || (COURTESY.test(text) && words <= LONGEST_COURTESY);
}

/**
 * A message without greeting, introduction and thanks, which name nothing that is asked for: "Hi, my name is Ana. Do you cook in the rain? Thanks!"
 * asks "Do you cook in the rain?".
 *
 * @param text what the customer wrote
 * @returns what is left; the text itself where nothing would be left
 */
export function withoutPreamble(text: string): string {
  const kept = splitSentences(text).map(({ text: sentence }) => sentence).filter((sentence) => !isPreamble(sentence));
  const rest = kept.join(' ').trim();
  if (rest === '') return text;
  const opened = rest.replace(OPENING_WORDS, '').replace(/^[Hh](?:i|ello|ey)\s*[,!]\s*/u, '');
  return opened === '' ? rest : opened;
}
