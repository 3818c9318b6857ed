import { splitSentences, standaloneQuestion, tokenize } from '@rapport/language';

/** More questions than this in one message are answered as one. */
const MOST_PARTS = 4;
/** Shorter ends are no question of their own: "when and where?". */
const LEAST_WORDS = 3;
/** A second question in the same sentence. */
const JOINED = /,?\s+(?:and|also|plus)\s+(?=(?:how (?:much|many|long|far|early|late|big)|what|when|where|who|why|do you|does|can (?:i|we|you)|could (?:i|we|you)|is (?:there|it)|are (?:there|you))\b)/iu;

const isLong = (text: string): boolean => tokenize(text).length >= LEAST_WORDS;

/** "Do you have tofu and how much is it?" is two questions. */
function unjoined(sentence: string): string[] {
  const parts = sentence.split(JOINED);
  return parts.length > 1 && parts.every(isLong) ? parts.map((part, at) => (at < parts.length - 1 ? `${part}?` : part)) : [sentence];
}

/**
 * The questions of a message, each with the statements before it, which tell what it is about; one that leans on another is made whole.
 *
 * @param message the customer's words
 * @returns two to four questions in order; the message alone where it asks one, or more than that
 */
export function questionParts(message: string): string[] {
  const parts: string[] = [];
  let before = '';
  for (const sentence of splitSentences(message).flatMap(({ text }) => (text.endsWith('?') ? unjoined(text) : [text]))) {
    before = before === '' ? sentence : `${before} ${sentence}`;
    if (!sentence.endsWith('?')) continue;
    parts.push(before);
    before = '';
  }
  if (before !== '' && parts.length > 0) parts.push(`${parts.pop() ?? ''} ${before}`);
  if (parts.length < 2 || parts.length > MOST_PARTS) return [message];
  return parts.map((part, at) => standaloneQuestion(part, parts.slice(0, at)));
}
