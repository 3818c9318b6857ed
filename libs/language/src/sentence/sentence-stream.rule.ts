import { findSentenceEnd, skipSpace } from './sentence-end.rule.js';
import type { TextSpan } from './sentence.types.js';

/**
 * Sentences of a text that arrives in pieces: yields exactly what `splitSentences` would on the whole. A sentence is released when
 * the text after it has shown that it is over, which takes one more word at most.
 */
export class SentenceStream {
  private text = '';
  /** Characters that were dropped from the front. */
  private dropped = 0;
  private looked = 0;

  /**
   * @param chunk the next piece of the text, any length
   * @returns the sentences that are now complete, offsets into the whole text
   */
  push(chunk: string): TextSpan[] {
    this.text += chunk;
    return this.take(false);
  }

  /** @returns what is left, once the text has ended; the stream is empty afterwards and its offsets begin anew */
  flush(): TextSpan[] {
    const rest = this.take(true);
    this.text = '';
    this.dropped = 0;
    this.looked = 0;
    return rest;
  }

  private take(complete: boolean): TextSpan[] {
    const sentences: TextSpan[] = [];
    for (;;) {
      this.drop(skipSpace(this.text, 0));
      if (this.text.length === 0) return sentences;
      const result = findSentenceEnd(this.text, 0, this.looked, complete);
      if ('resume' in result) {
        this.looked = result.resume;
        return sentences;
      }
      const { end, next } = result.found;
      sentences.push({ text: this.text.slice(0, end), start: this.dropped, end: this.dropped + end });
      this.looked = 0;
      this.drop(next);
    }
  }

  private drop(length: number): void {
    if (length === 0) return;
    this.text = this.text.slice(length);
    this.dropped += length;
  }
}
