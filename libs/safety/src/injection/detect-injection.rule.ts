import { normalizeText } from '@rapport/language';
import { INJECTION_SIGNALS } from './injection-pattern.data.js';

export interface InjectionFinding {
  /** 0 (nothing seen) to 1. From 0.5 on treat the text as hostile. */
  score: number;
  /** What was seen: `override`, `prompt_theft`, `jailbreak`, `role`, `format_hijack`, `forged_turn`, `planted`, `exfiltration`, `hidden_text`. Each once. */
  signals: string[];
}

const HIDDEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064]{4,}|[\u{E0000}-\u{E007F}]{3,}/u;
const HIDDEN_WEIGHT = 0.5;

/**
 * Looks for attempts to give the assistant orders in a message or a document. A first sieve by patterns: a flag for people and for the
 * check of replies, never the only guard: what a tool may do does not depend on it.
 * @param text any text; English orders are known, other languages are not
 */
export function detectInjection(text: string): InjectionFinding {
  const plain = normalizeText(text);
  const strongest = new Map<string, number>();
  for (const { name, weight, pattern } of INJECTION_SIGNALS) {
    const seen = pattern.test(name === 'forged_turn' ? text : plain);
    if (seen) strongest.set(name, 1 - (1 - (strongest.get(name) ?? 0)) * (1 - weight));
  }
  if (HIDDEN.test(text)) strongest.set('hidden_text', HIDDEN_WEIGHT);
  const nothing = [...strongest.values()].reduce((product, weight) => product * (1 - weight), 1);
  return { score: Math.round((1 - nothing) * 1000) / 1000, signals: [...strongest.keys()] };
}
