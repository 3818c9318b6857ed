import { SentenceStream, type TextSpan } from '@rapport/language';
import { EventEmitter } from 'node:events';

/** What a check says of one sentence. */
export interface SentenceVerdict {
  ok: boolean;
  /** Why not; names of checks or short words, for staff and for a repair. */
  problems: string[];
}

/** A sentence that was looked at. */
export interface CheckedSentence {
  /** Position among all sentences of the text, from 0. */
  index: number;
  text: string;
  ok: boolean;
  problems: string[];
}

/** A sentence on its way to the customer. */
export interface ReleasedSentence {
  index: number;
  text: string;
  /** The white space between it and what was released before: appended to it, the text is the original's. */
  separator: string;
}

export type SentenceCheck = (sentence: { text: string; index: number }) => Promise<SentenceVerdict>;

export interface SentenceReleaseOptions {
  /** After a sentence that failed: leave it out and go on, or hold back all that follows too. */
  afterFailure?: 'skip' | 'stop';
}

interface ReleaseEvents {
  released: [ReleasedSentence];
  withheld: [CheckedSentence];
}

/**
 * Lets a streamed text out by whole sentences, in order, each after its check. What was released can't be taken back;
 * what failed never leaves. The outcome does not depend on how the text was cut into chunks.
 *
 * Emits `released` and `withheld`. Calls may overlap; they are worked off one after the other.
 */
export class SentenceRelease extends EventEmitter<ReleaseEvents> {
  private readonly stream = new SentenceStream();
  private raw = '';
  /** End of the sentence looked at before, in `raw`. */
  private seenTo = 0;
  private count = 0;
  private stopped = false;
  private tail: Promise<unknown> = Promise.resolve();
  private releasedSoFar = '';
  private readonly looked: CheckedSentence[] = [];

  /**
   * @param check looks at one sentence; if it throws, the sentence is withheld, nothing more leaves, and the call of
   *   `push` or `end` fails with its error
   * @param options what a failure means for the rest
   */
  constructor(
    private readonly check: SentenceCheck,
    private readonly options: SentenceReleaseOptions = {},
  ) {
    super();
  }

  /**
   * @param chunk the next piece of the text, any length
   * @returns the sentences that it released
   */
  push(chunk: string): Promise<ReleasedSentence[]> {
    return this.inTurn(() => {
      this.raw += chunk;
      return this.stream.push(chunk);
    });
  }

  /**
   * The text is over. More may follow all the same, such as a repair: it continues after what was released.
   *
   * @returns the sentences that the end of the text released
   */
  async end(): Promise<ReleasedSentence[]> {
    const released = await this.inTurn(() => this.stream.flush());
    this.raw = '';
    this.seenTo = 0;
    return released;
  }

  /** All that left so far, as the customer sees it. */
  get releasedText(): string {
    return this.releasedSoFar;
  }

  /** All sentences that were looked at, in order, with their verdicts. */
  get sentences(): readonly CheckedSentence[] {
    return this.looked;
  }

  /** Those that were held back. */
  get withheld(): readonly CheckedSentence[] {
    return this.looked.filter(({ ok }) => !ok);
  }

  private inTurn(take: () => TextSpan[]): Promise<ReleasedSentence[]> {
    const work = this.tail.then(async () => {
      const released: ReleasedSentence[] = [];
      for (const span of take()) {
        const sentence = await this.look(span);
        if (sentence !== null) released.push(sentence);
      }
      return released;
    });
    this.tail = work.catch(() => undefined);
    return work;
  }

  private async look(span: TextSpan): Promise<ReleasedSentence | null> {
    const gap = this.raw.slice(this.seenTo, span.start);
    this.seenTo = span.end;
    const index = this.count;
    this.count += 1;
    if (this.stopped) return this.hold({ index, text: span.text, ok: false, problems: ['after_failure'] });
    let verdict: SentenceVerdict;
    try {
      verdict = await this.check({ text: span.text, index });
    } catch (error) {
      this.stopped = true;
      this.hold({ index, text: span.text, ok: false, problems: ['check_failed'] });
      throw error;
    }
    if (!verdict.ok) {
      this.stopped = this.options.afterFailure === 'stop';
      return this.hold({ index, text: span.text, ok: false, problems: [...verdict.problems] });
    }
    this.looked.push({ index, text: span.text, ok: true, problems: [] });
    const separator = this.releasedSoFar === '' ? '' : gap === '' ? ' ' : gap;
    this.releasedSoFar += separator + span.text;
    const sentence = { index, text: span.text, separator };
    this.emit('released', sentence);
    return sentence;
  }

  private hold(sentence: CheckedSentence): null {
    this.looked.push(sentence);
    this.emit('withheld', sentence);
    return null;
  }
}
