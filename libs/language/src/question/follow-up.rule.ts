import { STOP_WORDS } from '../token/stop-words.data.js';
import { tokenize } from '../token/tokenize.rule.js';

const OPENING = /^(?:and|or|but|also|plus|then|so then|what about|how about|what if|same (?:for|with|question)|even|only|ok(?:ay)? (?:and|but)|yes but|why not|why|which one|any other|anything else|another)\b/iu;
const PREPOSITION = /^(?:for|on|in|at|with|without|from|by|to|during|after|before|until|per)\b/iu;
const POINTER = /\b(?:it|its|that|those|them|they|their|these|this|there|one|ones|the same|the other|the first|the second|the latter|he|she|him|her)\b/giu;
/** Pointers that point at nothing said before. */
const EMPTY_POINTER =
  /\b(?:(?:is|was|would|does|will) it (?:possible|ok|okay|true|allowed|fine|necessary|cost|take|rain)|it(?:'s| is) (?:possible|ok|okay|raining|cold|late|about)|(?:is|are|was|were) there|there(?:'s| is| are)|this (?:is|week|weekend|month|year|morning|afternoon|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday|summer|winter|time|account|number)|that (?:i|we|you|he|she|they|is|are|was|has|have|will|can)|one (?:of|day|night|person|hour|more|time|adult|child|way)|there by|that's (?:all|fine|ok|great)|thing is)\b/giu;
const VERB = /\b(?:is|are|was|do|does|did|can|could|will|would|should|have|has|i|you|we|need|want|book|cancel|pay|get|go|buy|order)\b/iu;
const LONGEST_ELLIPSIS = 5;
/** Longer questions bring their own subject along. */
const OWN_SUBJECT = 6;

/**
 * Whether a question can only be understood with what was said before: "and for kids?", "what about Sundays", "is it free?", "how much?".
 * @param text what the customer wrote
 */
export function isFollowUp(text: string): boolean {
  const trimmed = text.trim().toLowerCase().replace(/[’]/gu, "'");
  if (trimmed === '') return false;
  const words = tokenize(trimmed);
  const content = words.filter((word) => !STOP_WORDS.has(word));
  if (OPENING.test(trimmed) && content.length <= OWN_SUBJECT) return true;
  if (PREPOSITION.test(trimmed) && words.length <= LONGEST_ELLIPSIS && !VERB.test(trimmed)) return true;
  if (/^(?:how|when|where|who|which|what|really)\b/u.test(trimmed) && content.every((word) => /^(?:much|many|long|far|often|late|early|big|old|time|cost|take|last)$/u.test(word))) return words.length <= LONGEST_ELLIPSIS;
  return content.length <= OWN_SUBJECT && (trimmed.replace(EMPTY_POINTER, ' ').match(POINTER) ?? []).length > 0;
}
