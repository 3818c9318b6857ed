import { describe, expect, it } from '@jest/globals';
import { READING_LIMITS } from '../reading-limits.data.js';
import { Unreadable } from '../reading.errors.js';
import type { ReadingLimits } from '../reading.types.js';
import { readCsv } from './csv.rule.js';
import { delimiterOf } from './delimiter.rule.js';

const read = (text: string, limits: Partial<ReadingLimits> = {}) => readCsv(new TextEncoder().encode(text), { ...READING_LIMITS, ...limits });
const texts = (text: string): string[] => read(text).sections.map((section) => section.text);

describe('delimiterOf', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2,5\n3,5;4\n', ';'],
    ['a\tb, c\n1\t2\n', '\t'],
    ['a|b\n1|2, 3\n4|5', '|'],
    ['sep=;\na,b;c\n', ';'],
    ['one column\nno sign\n', ','],
    ['name,says\nAnna,"a;b;c"\nBo,"d;e;f"\n', ','],
    ['', ','],
  ])('%j -> %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });
});

describe('readCsv', () => {
  it('makes each row a sentence of its columns, under the range it stands in', () => {
    expect(texts('\ufeffName;Preis;Notiz\nSchnitt;20,50;"kurz; schnell"\n\nFarbe;40;\n')).toEqual(['# Rows 2–3\n\nName: Schnitt; Preis: 20,50; Notiz: kurz; schnell\n\nName: Farbe; Preis: 40']);
  });

  it('begins a section before it grows beyond a chunk, and no row stands in two', () => {
    const { sections } = read(`Dish,What\n${Array.from({ length: 30 }, (_, at) => `Dish ${at},${'good '.repeat(20)}`).join('\n')}`);
    expect(sections.length).toBeGreaterThan(3);
    expect(sections[0]?.headings).toEqual(['Rows 2–8']);
    expect(sections.at(-1)?.headings[0]).toMatch(/–31$/);
    for (const { text } of sections) expect(text.length).toBeLessThanOrEqual(1000);
    expect(sections.flatMap(({ text }) => [...text.matchAll(/Dish: (Dish \d+);/g)].map(([, dish]) => dish))).toEqual(Array.from({ length: 30 }, (_, at) => `Dish ${at}`));
  });

  it.each([
    ['Question,Answer,Topic\nCan I cancel?,"Yes,\n14 days ahead.",policy\n', '# Can I cancel?\n\nYes,\n14 days ahead.\n\nTopic: policy'],
    ['Antwort;Frage\nJa.;Sonntags offen?\n', '# Sonntags offen?\n\nJa.'],
    ['Are you open?,Yes.\nDo you deliver?,No.\n', '# Are you open?\n\nYes.'],
    ['customer wrote,we said\nAre you open?,Yes.\nDo you deliver?,No.\n', '# Are you open?\n\nYes.'],
  ])('reads questions and answers as such: %j', (text, first) => {
    expect(texts(text)[0]).toBe(first);
  });

  it('numbers columns that have no names, and says so', () => {
    expect(read('Anna,12\nBo,13')).toMatchObject({ notes: [expect.stringContaining('numbered')], sections: [{ headings: ['Rows 1–2'], text: '# Rows 1–2\n\nColumn 1: Anna; Column 2: 12\n\nColumn 1: Bo; Column 2: 13' }] });
  });

  it('keeps cells beyond the named columns, and quotes within cells', () => {
    expect(texts('a,b\n1,2,3\n4,5 "x" y\n')).toEqual(['# Rows 2–3\n\na: 1; b: 2; Column 3: 3\n\na: 4; b: 5 "x" y']);
  });

  it.each([
    [`a,b\n${'1,2\n'.repeat(12)}`, { rows: 10 }, /more than 10 rows/],
    ['a,b\n"1,2\n3,4', {}, /not closed/],
    [`a,b\n1,${'x'.repeat(1_100_000)}`, {}, /too long/],
    [`a,b\n${'12345,67890\n'.repeat(50)}`, { characters: 500 }, /more than 500 characters/],
  ])('refuses %#', (text, limits, fault) => {
    expect(() => read(text, limits)).toThrow(Unreadable);
    expect(() => read(text, limits)).toThrow(fault);
  });

  it('has nothing to say of an empty table', () => {
    expect(read('').sections).toEqual([]);
    expect(read(',,\n,,\n').sections).toEqual([]);
  });
});
