/** A piece of a text; `text.slice(start, end) === piece.text` holds. Offsets in UTF-16 units. */
export interface TextSpan {
  text: string;
  start: number;
  end: number;
}
