import { chunkMarkdown, cleanMarkdown, frontMatter, htmlToMarkdown } from '@rapport/language';
import { type Lexemes, lexemesOf } from '../chunk/lexeme.rule.js';
import { wellFormed } from '../chunk/well-formed.rule.js';
import type { DocumentEntity } from './document.entity.js';
import type { Given } from './document-version.entity.js';
import { describe } from './front-matter.rule.js';

/** System row B2: 1,000 characters, of which up to 200 are repeated in the next chunk. */
const SIZE = 1000;
const OVERLAP = 200;

/** A chunk that waits for its embedding. */
export interface Cut {
  readonly ordinal: number;
  readonly headings: string[];
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

function markdownOf(format: DocumentEntity['format'], text: string): { data: Record<string, unknown>; markdown: string } {
  if (format === 'html') {
    const page = htmlToMarkdown(text);
    return { data: {}, markdown: page.markdown };
  }
  const { data, body } = frontMatter(text);
  // Plain text keeps its signs: what looks like a tag there is text.
  return { data, markdown: format === 'markdown' ? cleanMarkdown(body) : body.replace(/\r\n?/g, '\n').trim() };
}

/**
 * Cleans a document and cuts it into chunks.
 *
 * @returns its description and cuts; without cuts when nothing readable is in it
 */
export function cutDocument(given: Given, format: DocumentEntity['format'], text: string): CutDocument {
  const { data, markdown } = markdownOf(format, text);
  const described = describe(given, data);
  const pieces = chunkMarkdown(markdown, { size: SIZE, overlap: OVERLAP }).filter((piece) => /[\p{L}\p{N}]/u.test(piece.text));
  return {
    ...described,
    cuts: pieces.map((piece, ordinal) => {
      const chunk = { title: described.title, headings: piece.headings.map(wellFormed), text: wellFormed(piece.text) };
      return { ordinal, headings: chunk.headings, text: chunk.text, lexemes: lexemesOf(chunk), embedded: [chunk.title, ...chunk.headings, chunk.text].join('\n') };
    }),
  };
}
