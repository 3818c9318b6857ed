import { detectPersonalData, foldText, shingles, tokenize, type KnownValues, type PersonalData } from '@rapport/language';

export interface LeakContext {
  /** What may be repeated: the customer's own messages and the sources that were retrieved. */
  allowedTexts: readonly string[];
  /** Strings that stand in the prompt or in planted rows and never in a reply. */
  canaries: readonly string[];
  /** The system prompt. */
  promptText?: string;
  /** What we know of this customer and of the business: theirs to see. */
  ownValues?: KnownValues;
}

export interface Leak {
  kind: 'personal_data' | 'canary' | 'prompt';
  /** Which personal data; only for that kind. */
  personalData?: PersonalData['kind'];
  start: number;
  end: number;
}

/** So many words in a row from the prompt are no chance. */
const PROMPT_RUN = 12;

const squeeze = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, '');

function isAllowed(found: PersonalData, allowed: string, allowedDigits: string): boolean {
  const digits = found.text.replace(/\D/gu, '');
  if (found.kind === 'PHONE' || found.kind === 'CARD' || found.kind === 'ACCOUNT') return digits !== '' && allowedDigits.includes(digits);
  return allowed.includes(squeeze(found.text));
}

function personalLeaks(sentence: string, context: LeakContext): Leak[] {
  const detected = detectPersonalData(sentence);
  if (detected.length === 0) return [];
  const { names = [], emails = [], phones = [], addresses = [] } = context.ownValues ?? {};
  const texts = [...context.allowedTexts, ...names, ...emails, ...phones, ...addresses];
  const allowed = texts.map(squeeze).join('\n');
  const digits = texts.map((text) => text.replace(/\D/gu, '')).join('\n');
  return detected
    .filter((found) => !isAllowed(found, allowed, digits))
    .map(({ kind, start, end }) => ({ kind: 'personal_data', personalData: kind, start, end }));
}

/** A canary is found however it is spaced, cased or punctuated. */
function canaryLeaks(sentence: string, canaries: readonly string[]): Leak[] {
  const squeezed = squeeze(sentence);
  return canaries.some((canary) => squeeze(canary) !== '' && squeezed.includes(squeeze(canary))) ? [{ kind: 'canary', start: 0, end: sentence.length }] : [];
}

/** Texts as their words, each between blanks, so that a run of words in them is a part of the string. */
interface KnownWords {
  readonly prompt: string;
  readonly allowed: readonly string[];
}

/** A reply is looked at sentence by sentence against the same texts, which are much longer than it. */
const knownWords = new WeakMap<LeakContext, KnownWords>();

const wordsOf = (text: string): string => ` ${tokenize(text).join(' ')} `;

function knownWordsOf(context: LeakContext, promptText: string): KnownWords {
  const known = knownWords.get(context) ?? { prompt: wordsOf(promptText), allowed: context.allowedTexts.map(wordsOf) };
  knownWords.set(context, known);
  return known;
}

function promptLeaks(sentence: string, context: LeakContext): Leak[] {
  if (context.promptText === undefined) return [];
  const runs = shingles(tokenize(sentence), PROMPT_RUN).map((run) => ` ${run} `);
  if (runs.length === 0) return [];
  const { prompt, allowed } = knownWordsOf(context, context.promptText);
  // What a source says too is no secret.
  const leaks = runs.some((run) => prompt.includes(run) && !allowed.some((text) => text.includes(run)));
  return leaks ? [{ kind: 'prompt', start: 0, end: sentence.length }] : [];
}

/**
 * What a sentence of a reply gives away: personal data that is in nothing this customer may see, a canary, or twelve words in a row of the
 * system prompt. The same context object for all sentences of a reply saves reading its texts anew. Give it the reply so far together with the sentence to find a run that crosses sentences.
 * @param sentence one sentence, or several
 * @returns places in the sentence; a canary or a prompt condemn it whole
 */
export function findLeaks(sentence: string, context: LeakContext): Leak[] {
  return [...personalLeaks(sentence, context), ...canaryLeaks(sentence, context.canaries), ...promptLeaks(sentence, context)];
}
