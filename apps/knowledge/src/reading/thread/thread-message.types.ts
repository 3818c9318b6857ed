import type { FileHints, ReadingLimits, ReadResult } from '../reading.types.js';

/** To the thread: one file. It answers each in turn and never two at once. */
export interface ThreadOrder {
  readonly bytes: Uint8Array;
  readonly hints: FileHints;
  readonly limits: ReadingLimits;
}

/** From the thread. */
export interface ThreadAnswer {
  readonly result: ReadResult;
}
