import { matchAll } from './match-all.rule.js';
import type { Detector, Finding } from './personal-data.types.js';

const LOCAL = /[A-Za-z0-9À-ɏ!#$%&'*+/=?^_`{|}~.-]/u;
const DOMAIN = /^(?:[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ-]{0,61}[A-Za-z0-9À-ɏ])?\.){1,8}[A-Za-zÀ-ɏ]{2,24}(?![A-Za-z0-9])/u;
const SPELT = /(?<![\w.+-])[\w.+-]{1,64}\s?(?:\(at\)|\[at\]|\sat\s)\s?[\w-]{1,63}(?:\s?(?:\(dot\)|\[dot\]|\sdot\s)\s?[a-z]{2,24}){1,3}\b/giu;
const LONGEST_LOCAL = 64;

/** The part before the `@` as RFC 5322 allows it without quotes: no dot at either end, no two dots. */
function localStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(text.charAt(start - 1))) start -= 1;
  while (start < at && /[.'/?=&#*|`{}]/u.test(text.charAt(start))) start += 1;
  return start;
}

/** E-mail addresses, also spelt out ("ana (at) example (dot) com"). Walks from each `@`, so that its time is linear. */
export const detectEmails: Detector = (text) => {
  const findings: Finding[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const start = localStart(text, at);
    const local = text.slice(start, at);
    const domain = DOMAIN.exec(text.slice(at + 1, at + 255));
    if (!domain || local === '' || local.includes('..') || local.endsWith('.') || text.charAt(start - 1) === '.') continue;
    findings.push({ kind: 'EMAIL', start, end: at + 1 + domain[0].length });
  }
  return [...findings, ...matchAll(text, 'EMAIL', SPELT)];
};
