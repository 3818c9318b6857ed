import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inParts, planReplacement } from './replacement.rule.js';

const old = (id: string, text: string, headings: string[] = []) => ({ id, text, headings });
const next = (text: string, headings: string[] = []) => ({ text, headings });

describe('planReplacement', () => {
  it('keeps what did not change and replaces the rest', () => {
    const plan = planReplacement([old('a', 'one'), old('b', 'two')], [next('two'), next('three')]);
    expect(plan).toEqual({ kept: [{ id: 'b', chunk: next('two') }], added: [next('three')], removed: ['a'] });
  });

  it('prefers the same headings among equal texts, and still keeps a text that moved', () => {
    const plan = planReplacement([old('a', 'same', ['X']), old('b', 'same', ['Y']), old('c', 'moved', ['Old'])], [next('same', ['Y']), next('same', ['X']), next('moved', ['New'])]);
    expect(plan.kept.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(plan.removed).toEqual([]);
  });

  it('uses each old chunk at most once, and loses none', () => {
    const chunk = fc.record({ text: fc.constantFrom('p', 'q', 'r'), headings: fc.constantFrom<string[]>([], ['h']) });
    fc.assert(fc.property(fc.array(chunk), fc.array(chunk), (before, after) => {
      const plan = planReplacement(before.map((one, index) => ({ ...one, id: String(index) })), after);
      expect(plan.kept.length + plan.added.length).toBe(after.length);
      expect(plan.kept.length + plan.removed.length).toBe(before.length);
      expect(new Set([...plan.kept.map(({ id }) => id), ...plan.removed]).size).toBe(before.length);
      for (const { id, chunk: kept } of plan.kept) expect(before[Number(id)]?.text).toBe(kept.text);
      const leftOver = plan.removed.map((id) => before[Number(id)]?.text);
      for (const { text } of plan.added) expect(leftOver).not.toContain(text);
    }));
  });
});

describe('inParts', () => {
  it('does all of it once, in order, no part larger than allowed', () => {
    const texts = fc.array(fc.constantFrom('p', 'q', 'r', 's', 't'), { maxLength: 30 });
    fc.assert(fc.property(texts, texts, fc.integer({ min: 1, max: 9 }), (before, after, size) => {
      const plan = planReplacement(before.map((text, index) => old(String(index), text)), after.map((text) => next(text)));
      const { first, last } = inParts(plan, size);
      const parts = [...first, last];
      expect(parts.flatMap(({ kept }) => kept)).toEqual(plan.kept);
      expect(parts.flatMap(({ added }) => added)).toEqual(plan.added);
      expect(parts.flatMap(({ removed }) => removed)).toEqual(plan.removed);
      for (const { kept, added, removed } of parts) expect(Math.max(added.length, removed.length) + kept.length).toBeLessThanOrEqual(size);
    }));
  });

  it('is one empty part where nothing is to do', () => {
    expect(inParts(planReplacement([], []), 5)).toEqual({ first: [], last: { kept: [], added: [], removed: [] } });
  });
});
