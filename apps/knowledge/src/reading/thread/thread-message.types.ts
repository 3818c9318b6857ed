import type { FileHints, PieceSize, ReadingLimits, ReadResult } from '../reading.types.js';

/** To the thread: one file. It answers each in turn and never two at once. */
export interface ThreadOrder {
  readonly bytes: Uint8Array;
  readonly hints: FileHints;
  readonly limits: ReadingLimits;
  readonly pieces: PieceSize | undefined;
}

/** From the thread. */
export interface ThreadAnswer {
  readonly result: ReadResult;
}
