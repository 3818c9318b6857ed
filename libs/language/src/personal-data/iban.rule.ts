import { passesMod97 } from './checksum.rule.js';
import type { Detector, Finding } from './personal-data.types.js';

const CANDIDATE = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}/gu;
const LABEL = /iban\b[^\n]{0,15}$/iu;

/** Total length by country, ISO 13616 registry. Others are taken whole. */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BR: 29, CH: 21, CR: 22, CY: 28, CZ: 24, DE: 22, DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18,
  FO: 18, FR: 27, GB: 22, GE: 22, GI: 23, GL: 18, GR: 27, GT: 28, HR: 21, HU: 28, IE: 22, IL: 23, IS: 26, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LI: 21, LT: 20, LU: 20,
  LV: 21, MC: 27, MD: 24, ME: 22, MK: 19, MR: 27, MT: 31, MU: 30, NL: 18, NO: 15, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, SA: 24, SE: 24, SI: 19, SK: 24,
  SM: 27, TN: 24, TR: 26, UA: 29, VG: 24, XK: 20,
};

/** End of the candidate's first `length` letters and digits. */
function endAfter(candidate: string, length: number): number {
  let count = 0;
  for (let at = 0; at < candidate.length; at += 1) {
    if (/[A-Za-z0-9]/u.test(candidate.charAt(at))) count += 1;
    if (count === length) return at + 1;
  }
  return candidate.length;
}

/** International bank account numbers whose check digits hold, or that are called an IBAN. */
export const detectIbans: Detector = (text) =>
  Array.from(text.matchAll(CANDIDATE)).flatMap((match): Finding[] => {
    const length = LENGTHS[match[0].slice(0, 2).toUpperCase()];
    const end = length === undefined ? (/[ -]/u.exec(match[0])?.index ?? match[0].length) : endAfter(match[0], length);
    const iban = match[0].slice(0, end).replace(/[ -]/gu, '').toUpperCase();
    const labelled = LABEL.test(text.slice(Math.max(0, match.index - 25), match.index));
    const complete = iban.length === (length ?? iban.length) && iban.length >= 15;
    return (complete && passesMod97(iban)) || labelled ? [{ kind: 'IBAN', start: match.index, end: match.index + end }] : [];
  });
