/** Words of a document, by which a hyphen at the end of a line is judged. */
export type Vocabulary = ReadonlySet<string>;

/** Longer words are none; searching no further keeps long texts cheap. */
const LONGEST = 60;
const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

/** The words within lines, lower case; what stands at the end of a line with a hyphen is none. */
export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  for (const line of lines) for (const [word] of line.toLowerCase().matchAll(WORD)) words.add(word);
  return words;
}

/**
 * Puts a line behind the text before it. A word broken by a hyphen becomes whole, unless the document writes it with a hyphen elsewhere.
 */
export function joinLine(text: string, line: string, words: Vocabulary): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + line;
  const broken = /([\p{L}\p{N}-]*\p{L})[-\u2010]$/u.exec(text.slice(-LONGEST));
  const rest = /^\p{Ll}[\p{L}\p{N}]*/u.exec(line);
  if (!broken || !rest) return `${text} ${line}`;
  const whole = `${broken[1] ?? ''}${rest[0]}`.toLowerCase();
  const compound = `${broken[1] ?? ''}-${rest[0]}`.toLowerCase();
  return words.has(compound) && !words.has(whole) ? text + line : text.slice(0, -1) + line;
}
