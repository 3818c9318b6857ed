import type { RedFlag, RedFlagTopic, Severity } from '@rapport/safety';

/** What the signs in a message come to. */
export interface Gravity {
  /** Of the gravest sign; null without any. */
  readonly severity: Severity | null;
  /** The gravest first, each once. */
  readonly topics: readonly RedFlagTopic[];
}

const ORDER: readonly Severity[] = ['high', 'medium', 'low'];

export function gravityOf(flags: readonly RedFlag[]): Gravity {
  const sorted = flags.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return { severity: sorted[0]?.severity ?? null, topics: [...new Set(sorted.map(({ topic }) => topic))] };
}
