import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import type { DetectOptions, Detector, Finding } from './personal-data.types.js';

/** Digits in groups, possibly with a plus, brackets and an extension. */
const CANDIDATE = /(?<![\p{L}\p{N}_+*$€£]|\p{N}[.,:]|[-–])[+(]{0,2}\s?\d(?:[ .()/\t-]{0,3}\d){5,17}(?:\s?(?:extension|ext\.?|x)\s?\d{1,6})?(?![\p{L}\p{N}_]|[.,]\d)/giu;
const LABEL = /(?:phone|telephone|\btel|call|mobile|\bcell|fax|whats ?app|text|reach|ring|dial|sms|contact|number|hotline|landline|office|home|enter)\b[^\d]{0,25}$/iu;
const OTHER_NUMBER = /(?:order|invoice|tracking|\bref|reference|booking|ticket|confirmation|\bcase|serial|model|\bsku|isbn|account|acct|iban|card|purchase|policy|item|product|parcel|transaction|\bzip|\bid|formula|passport|licen[cs]e|visa)\b[^\d]{0,18}$/iu;
const LABEL_BEHIND = /^[ \t,:(-]{1,3}(?:office|fax|mobile|cell|home|work|phone|landline|direct)\b/iu;
const DATE = /^\(?(?:(?:19|20)\d{2}[-./](?:0?[1-9]|1[0-2])[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:(?:19|20)\d{2}|\d{2}))(?:\s|$)/u;
const SHAPES: readonly RegExp[] = [
  /^\(\s?\+?\d{1,5}\s?\)[\s.-]{0,2}(?:\(\d{1,4}\)[\s.-]?)?\d{2,8}(?:[\s.-]\d{2,5}){0,4}$/u,
  /^(?:1[-. ])?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}$/u,
  /^0\d{1,4}\s?[-. /]\s?\d{2,8}(?:[-. ]\d{2,5}){0,4}$/u,
];
const SEPARATOR_BEFORE_DIGITS = /[ \t]+(?=[+(]?\d)/gu;

interface Slice {
  start: number;
  end: number;
}

/** The candidate whole, then without groups at its end and at its start: numbers that stand beside a phone number join it. */
function slices(candidate: string): Slice[] {
  const cuts = Array.from(candidate.matchAll(SEPARATOR_BEFORE_DIGITS)).slice(0, 8);
  const ends = [candidate.length, ...cuts.map((cut) => cut.index).reverse()];
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)];
  return starts.flatMap((start) => ends.filter((end) => end > start).map((end) => ({ start, end }))).filter(({ start, end }) => end - start >= 7);
}

function isPhone(candidate: string, labelled: boolean, country: CountryCode): boolean {
  const digits = candidate.replace(/(?:ext.*|x\s?\d+)$/iu, '').replace(/\D/gu, '').length;
  if (digits < 6 || digits > 17 || DATE.test(candidate)) return false;
  if (/^\(?\+/u.test(candidate) || /^\(?00[1-9]/u.test(candidate)) return digits >= 7;
  if (labelled) return true;
  if (digits < 7 || digits > 13) return false;
  if (SHAPES.some((shape) => shape.test(candidate.replace(/\s?(?:ext.*|x\s?\d+)$/iu, '')))) return true;
  return parsePhoneNumberFromString(candidate, country)?.isValid() === true;
}

function phoneIn(candidate: string, labelled: boolean, country: CountryCode): Slice | undefined {
  if (isPhone(candidate, labelled, country)) return { start: 0, end: candidate.length };
  return slices(candidate).find(({ start, end }) => isPhone(candidate.slice(start, end), labelled, country));
}

/** Phone numbers: with a country code, valid in the given country (libphonenumber), shaped like one, or called one. */
export const detectPhones: Detector = (text, options: DetectOptions) => {
  const country = (options.country ?? 'US').toUpperCase() as CountryCode;
  return Array.from(text.matchAll(CANDIDATE)).flatMap((match): Finding[] => {
    const before = text.slice(Math.max(0, match.index - 32), match.index);
    const raw = match[0];
    if (OTHER_NUMBER.test(before) && !raw.startsWith('+')) return [];
    const behind = text.slice(match.index + raw.length, match.index + raw.length + 14);
    const found = phoneIn(raw, LABEL.test(before) || LABEL_BEHIND.test(behind), country);
    return found ? [{ kind: 'PHONE', start: match.index + found.start, end: match.index + found.end }] : [];
  });
};
