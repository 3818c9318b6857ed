import fc from 'fast-check';

/** Texts that have broken parsers before: each for a reason of its own. */
const KNOWN = [
  '', ' ', '\u0000', 'a\u0000b', '\ud800', 'x\udfff', '\ufeffbom', '\u202eright to left', 'e\u0301\u0301\u0301', 'ﷺ', '👩‍👩‍👧‍👦', '\u2028\u2029', '\r\n\r\n', '\\', '"', "'", '%', '%zz', '%00', '%c0%ae',
  '../../etc/passwd', '..%2f..%2f', '/', '//', '.', '?', '#', ';', '{{7*7}}', '${7*7}', "' or 1=1 --", "'; drop table ai.turns; --", '$1', '<script>alert(1)</script>', '<!--', ']]>', '<![CDATA[',
  'null', 'undefined', 'NaN', '-0', '1e999', '0x10', '9007199254740993', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'true', '[]', '{}', 'data:text/html,x', 'javascript:alert(1)',
  'http://169.254.169.254/latest/meta-data', 'file:///etc/passwd', 'a@b', 'a@b.co\r\nBcc: x@y.z', '+', '+1', '00000000-0000-0000-0000-000000000000', '2026-02-30T25:61:61Z', '١٢٣', 'İstanbul', 'ﬁ', 'ß',
];

/** Pieces whose repetition is what regular expressions go wrong on. */
const UNITS = [
  'a', ' ', '\n', '\t', '0', '1,', '1.', '-', '_', '.', '(', '[', '<', '{', '"', "'", '\\', '*', '**', '#', '|', '`', '> ', '- ', '!', 'a@', '@', 'a.', 'a b ', 'Aa ', '+1 ', '1 ', '12-', 'http://', 'www.', '&amp;', '[a](', '![', '[[', '](',
  '<a>', '</', '<p ', 'e\u0301', '\u200b', '\u00a0', '👍', 'ä', 'I will ', 'not ', 'ignore ', 'kill ', 'KB-', '[KB-1]', 'mon, ', '€1 ', 'x=', '\r\n', '---\n', 'a: b\n', '| - ', '1. ', 'Mr. ', 'St ', "don't ",
];

/** A unit said very often, between other words: `aaaa…!`. */
export function repeated(longest: number): fc.Arbitrary<string> {
  const unit = fc.oneof(fc.constantFrom(...UNITS), fc.tuple(fc.constantFrom(...UNITS), fc.constantFrom(...UNITS)).map(([a, b]) => a + b));
  const parts = fc.record({ head: fc.constantFrom('', 'x', 'my ', '1', '<', '"', 'a@', '---\n'), unit, share: fc.double({ min: 0.2, max: 1, noNaN: true }), tail: fc.constantFrom('', '!', 'x', '\u0000', '@', '"', '\n', ' 1') });
  return parts.map(({ head, unit: piece, share, tail }) => head + piece.repeat(Math.max(1, Math.floor((longest * share) / piece.length))).slice(0, Math.max(0, longest - 16)) + tail);
}

/**
 * Text that was not written by anybody who means well.
 *
 * @param longest characters
 * @param corpus texts that people wrote as attacks, to be taken as they are and cut and joined
 */
export function hostileText(longest: number, corpus: readonly string[] = []): fc.Arbitrary<string> {
  const known = fc.constantFrom(...KNOWN);
  const units = fc.string({ unit: 'binary', maxLength: 60 });
  const written = corpus.length === 0 ? known : fc.constantFrom(...corpus);
  const cut = fc.tuple(written, fc.nat(400), fc.nat(400)).map(([text, from, length]) => text.slice(from, from + length));
  const mixed = fc.array(fc.oneof(known, units, cut, fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 6 }).map((parts) => parts.join(''));
  return fc.oneof({ arbitrary: known, weight: 4 }, { arbitrary: mixed, weight: 4 }, { arbitrary: written, weight: 3 }, { arbitrary: units, weight: 2 }, { arbitrary: repeated(longest), weight: 2 }).map((text) => text.slice(0, longest));
}
