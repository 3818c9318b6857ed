import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectRedFlags } from './detect-red-flags.rule.js';
import { parsePhrase } from './phrase.rule.js';
import type { RedFlagTopic, Severity } from './red-flag.types.js';
import { spokenWords } from './spoken-word.rule.js';

interface Row {
  text: string;
  topic: RedFlagTopic | null;
  severity: Severity | null;
}

const rows = JSON.parse(readFileSync(new URL('../../../testing/fixtures/red-flags/sentences.json', import.meta.url), 'utf8')) as Row[];
const RANK = { low: 1, medium: 2, high: 3 };

describe('detectRedFlags', () => {
  it.each(rows.filter((row) => row.severity === 'high'))('sees high: $text', ({ text, topic }) => {
    expect(detectRedFlags(text)).toContainEqual(expect.objectContaining({ topic, severity: 'high' }));
  });

  it.each(rows.filter((row) => row.severity !== null && row.severity !== 'high'))('sees: $text', ({ text, topic, severity }) => {
    const flags = detectRedFlags(text).filter((flag) => flag.topic === topic);
    expect(Math.max(0, ...flags.map((flag) => RANK[flag.severity]))).toBeGreaterThanOrEqual(RANK[severity ?? 'low']);
  });

  it.each(rows.filter((row) => row.topic === null))('passes: $text', ({ text }) => {
    expect(detectRedFlags(text)).toEqual([]);
  });

  it.each([
    ['I am not suicidal, I only want a refund', 'low'],
    ["I don't want to kill myself", 'low'],
    ["I don't know how to stop hurting myself", 'high'],
    ['The movie is about suicide', 'low'],
    ['In the news they say a man overdosed', 'low'],
    ['I watched that movie and I want to kill myself', 'high'],
  ] as const)('%s: at most %s, and not nothing', (text, severity) => {
    const ranks = detectRedFlags(text).map((flag) => RANK[flag.severity]);
    expect(Math.max(0, ...ranks)).toBe(RANK[severity]);
  });

  it('gives exact places and only the gravest of overlapping signs', () => {
    const flags = detectRedFlags('Hello. I want to k1ll mys3lf, and my husband hits me.');
    expect(flags.map(({ phrase }) => phrase)).toEqual(['k1ll mys3lf', 'my husband hits me']);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...rows.map((row) => row.text)), fc.string({ maxLength: 12 })), { maxLength: 5 }), (parts) => {
        const text = parts.join(' ');
        for (const flag of detectRedFlags(text)) expect(text.slice(flag.start, flag.end)).toBe(flag.phrase);
      }),
    );
  });

  it('is not hidden by what stands around it', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), fc.lorem({ maxCount: 30 }), (before, after) => {
        expect(detectRedFlags(`${before}. I want to kill myself. ${after}`).some((flag) => flag.severity === 'high')).toBe(true);
      }),
    );
  });

  it.each(['kill ', 'my ', 'i ', 'a', '1', '!', ' ', 'i want to ', 'he is '])('%j a hundred thousand signs long comes to an end', (bit) => {
    expect(detectRedFlags(bit.repeat(Math.ceil(100_000 / bit.length))).length).toBeGreaterThanOrEqual(0);
  });
});

describe('the notation of phrases', () => {
  it('is checked when it is read', () => {
    expect(() => parsePhrase('<nobody> x', {}, 1)).toThrow('cannot be read');
    expect(() => parsePhrase('my? x', {}, 1)).toThrow('cannot be read');
  });

  it('undoes disguises and leaves numbers', () => {
    const names = Object.getOwnPropertyNames(Object.prototype).filter((name) => /^[a-z]+$/i.test(name));
    expect(names).toContain('constructor');
    expect(spokenWords(names.join(' ')).map(({ word }) => word)).toEqual(names.map((name) => name.toLowerCase()));
    expect(spokenWords("Sh00t!ng p@!nful 1234 don't self-harm killlll!!").map(({ word }) => word)).toEqual(['shooting', 'painful', '1234', 'dont', 'self', 'harm', 'kill']);
  });
});
