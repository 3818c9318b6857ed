import { chunkMarkdown } from '@rapport/language';
import { type Lexemes, lexemesOf } from '../chunk/lexeme.rule.js';
import { wellFormed } from '../chunk/well-formed.rule.js';
import type { ReadDocument } from '../reading/reading.types.js';
import type { Given } from './document-version.entity.js';
import { describe } from './description/front-matter.rule.js';

/** System row B2: 1,000 characters, of which up to 200 are repeated in the next chunk. */
const SIZE = 1000;
const OVERLAP = 200;

/** A chunk that waits for its embedding. */
export interface Cut {
  readonly ordinal: number;
  readonly headings: string[];
  /** From 1; null where the document has no pages. */
  readonly page: number | null;
  readonly text: string;
  readonly lexemes: Lexemes;
  /** What the embedding is made of: the words above a passage often say what it is about. */
  readonly embedded: string;
}

export interface CutDocument {
  readonly title: string;
  readonly category: string;
  readonly tags: string[];
  readonly cuts: readonly Cut[];
}

/**
 * Cuts what was read into chunks. None reaches over the end of a section or a page.
 *
 * @param given what was said when it was sent
 * @param read what the reader made of it
 * @param address of a document of the web, else null
 * @returns its description and cuts; without cuts when there are no words in it
 */
export function cutDocument(given: Given, read: ReadDocument, address: string | null): CutDocument {
  const described = describe(given, read.frontMatter, [read.title, address]);
  const pieces = read.sections.flatMap(({ headings, page, text }) =>
    chunkMarkdown(wellFormed(text).replaceAll('\0', ''), { size: SIZE, overlap: OVERLAP })
      .filter((piece) => /[\p{L}\p{N}]/u.test(piece.text))
      .map((piece) => ({ page, text: piece.text, headings: headings.map((heading) => wellFormed(heading).replaceAll('\0', '')) })),
  );
  return {
    ...described,
    cuts: pieces.map(({ headings, page, text }, ordinal) => ({
      ordinal,
      headings,
      page,
      text,
      lexemes: lexemesOf({ title: described.title, headings, text }),
      embedded: [described.title, ...headings, text].join('\n'),
    })),
  };
}
