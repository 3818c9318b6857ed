import { detectPersonalData } from './detect-personal-data.rule.js';
import type { DetectOptions, KnownValues, PersonalDataKind } from './personal-data.types.js';

export interface Scrubbed {
  text: string;
  /** How many of each kind were replaced, most first. */
  replaced: { kind: PersonalDataKind; count: number }[];
}

/** Replacing can bring words together that are a finding of their own; more rounds than this were never seen. */
const MOST_ROUNDS = 10;

/**
 * Replaces personal data by typed placeholders: `[PHONE]`, `[NAME]` … Doing it twice changes nothing.
 * @param text any text
 * @param known what is known of the customer
 * @returns the text and what was replaced, without the values
 */
export function scrub(text: string, known: KnownValues = {}, options: DetectOptions = {}): Scrubbed {
  const counts = new Map<PersonalDataKind, number>();
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const findings = detectPersonalData(current, known, options);
    if (findings.length === 0) break;
    let out = '';
    let at = 0;
    for (const { kind, start, end } of findings) {
      out += `${current.slice(at, start)}[${kind}]`;
      at = end;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    current = out + current.slice(at);
  }
  return { text: current, replaced: [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count) };
}
