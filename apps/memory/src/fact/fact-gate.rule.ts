import { contentTokens, tokenize, wordCount } from '@rapport/language';
import { detectInjection } from '@rapport/safety';
import type { FoundFact } from './fact.types.js';

/** What points at something else says nothing when it stands alone. */
const POINTS_ELSEWHERE = /^(?:it|that|this|those|these|them|one|ones|something|anything|nothing|everything|stuff|things?|there|here|you|him|her|what|how|where|when|who|why)\b/iu;
const VAGUE = /\b(?:same|those|these|such|other) (?:things?|ones?|stuff|kinds?)\b|^(?:to )?(?:do|see|have|be|go|know|get) (?:it|that|this|those|these|so|there|them)\b|^(?:all kinds|a lot of (?:different )?(?:things|types|kinds|stuff))$/iu;
/** Placeholders of what was taken out. */
const TAKEN_OUT = /\[[A-Z_]{2,20}\]/u;
const MOST_WORDS = 16;
const HOSTILE = 0.5;

/**
 * The write gate (system row P5): keeps out what is too vague to be true of anybody later, what holds a secret, and what tries to instruct the
 * reader of a memory instead of saying something of its writer.
 *
 * @param sentence where the fact was found
 */
export function worthKeeping(fact: FoundFact, sentence: string): boolean {
  if (TAKEN_OUT.test(sentence) || POINTS_ELSEWHERE.test(fact.value) || VAGUE.test(fact.value)) return false;
  if (tokenize(fact.value).length === 0 || wordCount(fact.value) > MOST_WORDS) return false;
  if (fact.slot !== 'name' && contentTokens(fact.value).length === 0) return false;
  return detectInjection(sentence).score < HOSTILE;
}
