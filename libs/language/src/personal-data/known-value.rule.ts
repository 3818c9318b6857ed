import type { Finding, KnownValues, PersonalDataKind } from './personal-data.types.js';

const SHORTEST_PART = 3;
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

function patternFor(values: readonly string[]): RegExp | undefined {
  const words = [...new Set(values.map((value) => value.trim()).filter((value) => value.length >= 2))].sort((a, b) => b.length - a.length);
  if (words.length === 0) return undefined;
  const any = words.map((value) => escape(value).replace(/\s+/gu, String.raw`\s{1,3}`)).join('|');
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${any})(?![\p{L}\p{N}])`, 'giu');
}

/** A full name is also found by its parts. */
const withParts = (names: readonly string[]): string[] => names.flatMap((name) => [name, ...name.split(/\s+/u).filter((part) => part.length >= SHORTEST_PART)]);

function phonePattern(phones: readonly string[]): RegExp | undefined {
  // The last nine digits are the same with and without country code and trunk prefix.
  const tails = phones.map((phone) => phone.replace(/\D/gu, '').slice(-9)).filter((tail) => tail.length >= 6);
  if (tails.length === 0) return undefined;
  const any = tails.map((tail) => [...tail].join(String.raw`[ ().\/-]{0,3}`)).join('|');
  return new RegExp(String.raw`(?<!\d)\+?\(?(?:\d[ ().\/-]{0,3}){0,6}(?:${any})(?!\d)`, 'gu');
}

/**
 * What is known of the customer, wherever it stands in a text.
 * @param known the customer's own values; parts of a name count from three letters on
 */
export function findKnownValues(text: string, known: KnownValues): Finding[] {
  const patterns: [PersonalDataKind, RegExp | undefined][] = [
    ['NAME', patternFor(withParts(known.names ?? []))],
    ['EMAIL', patternFor(known.emails ?? [])],
    ['PHONE', phonePattern(known.phones ?? [])],
    ['ADDRESS', patternFor(known.addresses ?? [])],
  ];
  return patterns.flatMap(([kind, pattern]) =>
    pattern ? Array.from(text.matchAll(pattern), (match): Finding => ({ kind, start: match.index, end: match.index + match[0].length })) : [],
  );
}
