import { splitSentences } from '../sentence/split-sentences.rule.js';
import { STOP_WORDS } from '../token/stop-words.data.js';
import { tokenize } from '../token/tokenize.rule.js';

const POLITE_OPENING =
  /^(?:(?:hi|hello|hey|hiya|greetings|good (?:morning|afternoon|evening|day)|dear)\b|(?:many )?thank(?:s| you)\b|thx\b|cheers\b|(?:i )?hope (?:you|this|all|everyone)\b|(?:how are|how's|hows) (?:you|it|things)\b|nice to meet you\b|(?:i(?:'m| am)? )?look(?:ing)? forward\b|(?:kind|best|warm) (?:regards|wishes)\b|regards\b|sincerely\b|sorry to bother\b|(?:i have a |just a )?quick question\b)/iu;
/** Who says more than these asks or tells something. */
const POLITE_WORDS = new Set('hi hello hey hiya dear there all everyone team folks sir madam morning afternoon evening day well good great going things advance lot lots much so very hearing forward help time reply answer bother regards wishes kind best warm name meet nice find finds message email thanks thank again'.split(' '));
/** A name begins with a capital and stands at the end: "Hi Tom", "Kind regards, Ana Lee". */
const NAME_AT_END = /[,\s]+\p{Lu}[\p{L}'-]*(?:\s+\p{Lu}[\p{L}'-]*)?[\s.!,]*$/u;
const NAME = String.raw`\p{Lu}[\p{L}'-]*(?:\s+\p{Lu}[\p{L}'-]*)?`;
/** "I'm Ana" is left: "I'm Vegan" looks the same. */
const INTRODUCTION = new RegExp(String.raw`^(?:(?:[Mm]y name(?: is|'s)|(?:[Yy]ou (?:can|may) |[Pp]lease )?[Cc]all me)\s+${NAME}(?:\s+(?:here|speaking))?|(?:[Tt]his is|[Ii]t's)\s+${NAME}\s+(?:here|speaking))\s*[.!,]*$`, 'u');
/** In front of a question in the same sentence. */
const OPENING_WORDS = /^(?:[Hh]i|[Hh]ello|[Hh]ey|[Hh]iya)(?:\s+(?:there|all|everyone|team|\p{Lu}\p{L}+))?\s*[,!.–-]+\s*/u;

function isPreamble(sentence: string): boolean {
  const text = sentence.trim().replace(/[’]/gu, "'");
  if (INTRODUCTION.test(text)) return true;
  const opening = POLITE_OPENING.exec(text);
  if (opening === null) return false;
  const rest = text.slice(opening[0].length).replace(NAME_AT_END, '');
  return tokenize(rest).every((word) => STOP_WORDS.has(word) || POLITE_WORDS.has(word));
}

/**
 * A message without greeting, introduction and thanks, which name nothing that is asked for: "Hi, my name is Ana. Do you cook in the rain? Thanks!"
 * asks "Do you cook in the rain?". A sentence that says anything more stays.
 *
 * @param text what the customer wrote
 * @returns what is left; the text itself where nothing would be left
 */
export function withoutPreamble(text: string): string {
  const kept = splitSentences(text).map(({ text: sentence }) => sentence).filter((sentence) => !isPreamble(sentence));
  const rest = kept.join(' ').trim();
  if (rest === '') return text;
  const opened = rest.replace(OPENING_WORDS, '');
  return opened === '' ? rest : opened;
}
