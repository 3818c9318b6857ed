import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planReplacement } from './replacement.rule.js';

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
