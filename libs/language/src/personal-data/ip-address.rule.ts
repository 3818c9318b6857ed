import type { Detector, Finding } from './personal-data.types.js';

const V4 = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)/gu;
const V6 = /(?<![\w:.])(?=[0-9A-Fa-f:]{0,5}:)[0-9A-Fa-f:]{2,39}(?![\w:])/gu;

function isV6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || text.includes(':::')) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/u.test(group))) return false;
  return halves.length === 2 ? groups.length <= 7 : groups.length === 8;
}

/** IPv4 and IPv6 addresses (RFC 791, RFC 4291). */
export const detectIpAddresses: Detector = (text) => {
  const findings: Finding[] = [];
  for (const match of text.matchAll(V4)) {
    if (match[0].split('.').every((octet) => Number(octet) <= 255)) findings.push({ kind: 'IP', start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(V6)) {
    if (isV6(match[0])) findings.push({ kind: 'IP', start: match.index, end: match.index + match[0].length });
  }
  return findings;
};
