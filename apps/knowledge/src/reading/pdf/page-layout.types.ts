/** A stretch of text on one line, as it is placed on the page. Lengths in points; y grows downwards. */
export interface Fragment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** Base line. */
  readonly y: number;
  /** Height of the font. */
  readonly size: number;
  readonly bold: boolean;
}

/** What is on one base line: one cell, or several with gaps between them. */
export interface Row {
  readonly cells: readonly Fragment[];
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
}

export interface PageText {
  readonly page: number;
  readonly height: number;
  readonly fragments: readonly Fragment[];
}

/** A paragraph, list item or table in reading order. */
export interface Block {
  readonly kind: 'paragraph' | 'item' | 'table';
  readonly page: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly rows: number;
}
