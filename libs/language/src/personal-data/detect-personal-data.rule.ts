import { detectAddresses } from './address.rule.js';
import { detectCards } from './card.rule.js';
import { detectDatesOfBirth } from './date-of-birth.rule.js';
import { detectEmails } from './email.rule.js';
import { detectIbans } from './iban.rule.js';
import { detectAccounts, detectIdentityNumbers } from './identity-number.rule.js';
import { detectIpAddresses } from './ip-address.rule.js';
import { findKnownValues } from './known-value.rule.js';
import { detectNames } from './person-name.rule.js';
import type { DetectOptions, Detector, Finding, KnownValues, PersonalData } from './personal-data.types.js';
import { detectPhones } from './phone.rule.js';
import { detectUrls } from './url.rule.js';

/** Where two claim the same characters, the earlier in this list keeps them. */
const DETECTORS: readonly Detector[] = [
  detectEmails,
  detectUrls,
  detectIbans,
  detectCards,
  detectIdentityNumbers,
  detectIpAddresses,
  detectDatesOfBirth,
  detectAccounts,
  detectAddresses,
  detectPhones,
  detectNames,
];

const PLACEHOLDER = /\[(?:PHONE|EMAIL|NAME|ADDRESS|CARD|ACCOUNT|IBAN|IP|URL|SSN|ID|DATE_OF_BIRTH)\]/gu;

/** Odd digits, spaces and dashes become plain ones, one for one, so that offsets stay. */
function plain(text: string): string {
  return text
    .replace(/[\uFF10-\uFF19]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/gu, ' ')
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/＠/gu, '@')
    .replace(/’/gu, "'");
}

/** Keeps what does not touch anything that was kept before; what only sticks out keeps the part that does. */
function withoutOverlap(findings: readonly Finding[], taken: Uint8Array): Finding[] {
  const kept: Finding[] = [];
  for (const finding of findings) {
    let { start } = finding;
    while (start < finding.end) {
      while (start < finding.end && taken[start]) start += 1;
      let end = start;
      while (end < finding.end && !taken[end]) end += 1;
      if (end > start) kept.push({ kind: finding.kind, start, end });
      taken.fill(1, start, end);
      start = end;
    }
  }
  return kept;
}

/**
 * Finds personal data: phone numbers (libphonenumber), e-mail addresses, cards (Luhn), IBANs (mod 97), IP addresses, social security and
 * labelled identity and account numbers, labelled dates of birth, street addresses, names. Structured kinds are found nearly all, names
 * and addresses as well as rules get (see the bench `pii`).
 * @param text any text, any length; placeholders such as `[PHONE]` are passed over
 * @param known what is known of the customer, found wherever it stands
 * @returns findings in order of place, none of which overlap
 */
export function detectPersonalData(text: string, known: KnownValues = {}, options: DetectOptions = {}): PersonalData[] {
  const subject = plain(text);
  const taken = new Uint8Array(subject.length);
  for (const match of subject.matchAll(PLACEHOLDER)) taken.fill(1, match.index, match.index + match[0].length);
  const findings = withoutOverlap([...findKnownValues(subject, known), ...DETECTORS.flatMap((detect) => detect(subject, options))], taken);
  return findings
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
    .sort((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => ({ kind, start, end, text: text.slice(start, end) }));
}
