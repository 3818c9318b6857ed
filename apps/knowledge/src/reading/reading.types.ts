/** Kinds of files that can be read. */
export const READABLE_FORMATS = ['markdown', 'html', 'text', 'pdf', 'docx', 'pptx', 'csv', 'email'] as const;
export type ReadableFormat = (typeof READABLE_FORMATS)[number];

/** What is known of a file before it is opened. */
export interface FileHints {
  readonly fileName: string;
  /** As the sender named it; may be empty. */
  readonly mediaType: string;
  /** Counts for texts, which carry no signature; a PDF, ZIP or OLE2 signature in the bytes outweighs it. */
  readonly format?: ReadableFormat;
}

/** A part of a document under one path of headings and on one page. */
export interface ReadSection {
  /** All headings above it, outermost first. */
  readonly headings: readonly string[];
  /** From 1: the page of a PDF, the slide of a presentation; null where there are none. */
  readonly page: number | null;
  /** Markdown. Headings stand in it only at its very start, and they are the last of `headings`. */
  readonly text: string;
}

export interface ReadDocument {
  readonly format: ReadableFormat;
  /** What the document calls itself. */
  readonly title: string | null;
  /** As the document declares it, for example `de` or `en-GB`; never guessed. */
  readonly language: string | null;
  /** The YAML values at the head of a Markdown or text file; trusted in nothing. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** Empty when there is nothing readable in it. */
  readonly sections: readonly ReadSection[];
  /** What was left out or had to be guessed, each a sentence for the person who uploaded it. */
  readonly notes: readonly string[];
}

/** How a document is cut. */
export interface PieceSize {
  /** Longest piece in characters. */
  readonly size: number;
  /** At most this many characters at the end of a piece are repeated at the start of the next. */
  readonly overlap: number;
}

/** A document, or why there is none and the mend, for the person who uploaded it. */
export type ReadResult = ReadDocument | { readonly fault: string };

export interface ReadingLimits {
  /** Size of the file. */
  readonly bytes: number;
  /** From the start of reading, without the wait for a free thread; then the reading is broken off. */
  readonly milliseconds: number;
  /** Pages of a PDF, slides of a presentation. */
  readonly pages: number;
  /** Rows of a table file. */
  readonly rows: number;
  /** Characters of what was read. */
  readonly characters: number;
  /** All parts of a ZIP container together, unpacked. */
  readonly unzippedBytes: number;
  /** Unpacked to packed size of a part of a ZIP container above 1 MiB. */
  readonly zipRatio: number;
  readonly zipParts: number;
  /** Elements within elements of a page or an XML part. */
  readonly nesting: number;
}
