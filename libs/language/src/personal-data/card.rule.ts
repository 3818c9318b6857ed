import { passesLuhn } from './checksum.rule.js';
import type { Detector, Finding } from './personal-data.types.js';

const RUN = /(?<![\w.+-])\d{1,19}(?:[ -]\d{2,7}){0,6}(?![\w])/gu;
const LABEL = /(?:card|visa|mastercard|amex|american express|maestro|discover|\bcc)\b[^\d\n]{0,20}$/iu;
const SHORTEST = 12;
const LONGEST = 19;

interface Group {
  start: number;
  end: number;
}

function groupsOf(run: string, offset: number): Group[] {
  return Array.from(run.matchAll(/\d+/gu), (match) => ({ start: offset + match.index, end: offset + match.index + match[0].length }));
}

/** The longest row of neighbouring groups that is a card number. */
function cardIn(text: string, groups: readonly Group[], accept: (digits: string) => boolean): Finding | undefined {
  for (let size = groups.length; size > 0; size -= 1) {
    for (let first = 0; first + size <= groups.length; first += 1) {
      const start = groups[first]?.start ?? 0;
      const end = groups[first + size - 1]?.end ?? 0;
      const digits = text.slice(start, end).replace(/\D/gu, '');
      if (digits.length < SHORTEST || digits.length > LONGEST) continue;
      if (accept(digits)) return { kind: 'CARD', start, end };
    }
  }
  return undefined;
}

/** Payment cards: 12 to 19 digits that pass the Luhn check, or any 12 to 19 that are called a card. */
export const detectCards: Detector = (text) =>
  Array.from(text.matchAll(RUN)).flatMap((match) => {
    if (match[0].length < SHORTEST) return [];
    const labelled = LABEL.test(text.slice(Math.max(0, match.index - 40), match.index));
    const groups = groupsOf(match[0], match.index);
    const valid = cardIn(text, groups, (digits) => /^[2-6]/u.test(digits) && passesLuhn(digits));
    return valid ?? (labelled ? cardIn(text, groups, () => true) : undefined) ?? [];
  });
