import { type CheckedSentence, SentenceRelease } from '@rapport/agent-kit';

/** Finds the problems of a sentence; without any it may leave. */
export type FindProblems = (sentence: string) => readonly string[];

/** A draft that has passed the gate. */
export interface GatedDraft {
  /** The draft begins with what the customer has been shown already. */
  readonly continues: boolean;
  /** From the first character: what was shown before and every sentence up to the first one that was withheld. */
  readonly passed: string;
  /** The same without an end at the first fault: every sentence that may leave. */
  readonly allPassed: string;
  readonly sentences: readonly CheckedSentence[];
}

/**
 * The way of a draft to the customer, sentence by sentence. Text is let through up to the first sentence with a problem; what
 * stands behind it waits, since the repair may say it otherwise.
 */
export class DraftGate {
  private readonly release: SentenceRelease;
  private draft = '';
  /** How far sentences have been taken from the draft. */
  private takenTo: number;
  private passed: string;
  private later = '';
  private halted = false;

  /**
   * @param shown text of this reply that the customer has seen; the draft is expected to begin with it
   * @param find what is wrong with a sentence
   */
  constructor(
    private readonly shown: string,
    find: FindProblems,
  ) {
    this.takenTo = shown.length;
    this.passed = shown;
    this.release = new SentenceRelease(({ text }) => {
      const problems = [...find(text)];
      return Promise.resolve({ ok: problems.length === 0, problems });
    });
    this.release.on('released', ({ text }) => this.take(text, true));
    this.release.on('withheld', ({ text }) => this.take(text, false));
  }

  /**
   * @param piece the next piece of the draft
   * @returns how far the draft may be shown now, as text from its beginning
   */
  async push(piece: string): Promise<string> {
    const from = Math.max(this.draft.length, this.shown.length);
    this.draft += piece;
    // What was shown was looked at when it was shown; a draft that does not begin with it is of no use.
    if (this.draft.length > from && this.continues) await this.release.push(this.draft.slice(from));
    return this.passed;
  }

  /**
   * Ends the draft.
   *
   * @param whole the draft as its writer returned it; pieces may have been missed on the way
   */
  async finish(whole: string): Promise<GatedDraft> {
    const same = whole.startsWith(this.draft);
    if (same) {
      await this.push(whole.slice(this.draft.length));
      await this.release.end();
    }
    const { sentences } = this.release;
    if (!same || !this.continues) return { continues: false, passed: this.passed, allPassed: this.passed, sentences };
    return { continues: true, passed: this.passed, allPassed: this.passed + this.later, sentences };
  }

  private get continues(): boolean {
    return this.draft.startsWith(this.shown);
  }

  private take(sentence: string, ok: boolean): void {
    const end = this.draft.indexOf(sentence, this.takenTo) + sentence.length;
    if (!ok) this.halted = true;
    else if (this.halted) this.later += this.draft.slice(this.takenTo, end);
    else this.passed = this.draft.slice(0, end);
    this.takenTo = end;
  }
}
