import { embeddedText } from '../chunk/embedded-text.rule.js';
import { wellFormed } from '../chunk/well-formed.rule.js';
import type { ReadDocument } from '../reading/reading.types.js';
import type { Given } from './document-version.entity.js';
import { describe } from './description/front-matter.rule.js';

/** A chunk that waits for its embedding. */
export interface Cut {
  readonly ordinal: number;
  readonly headings: string[];
  /** From 1; null where the document has no pages. */
  readonly page: number | null;
  readonly text: string;
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
 * Describes a document and its chunks.
 *
 * @param given what was said when it was sent
 * @param read what the reader made of it, cut into pieces
 * @param address of a document of the web, else null
 * @returns its description and cuts; without cuts when there are no words in it
 */
export function cutDocument(given: Given, read: ReadDocument, address: string | null): CutDocument {
  const described = describe(given, read.frontMatter, [read.title, address]);
  const cuts = read.sections.map((section, ordinal) => {
    const [text, headings] = [storable(section.text), section.headings.map(storable)];
    return { ordinal, headings, page: section.page, text, embedded: embeddedText({ title: described.title, headings, text }) };
  });
  return { ...described, cuts };
}

/** What a text column takes: no lone surrogate and no NUL. */
const storable = (text: string): string => wellFormed(text).replaceAll('\0', '');
