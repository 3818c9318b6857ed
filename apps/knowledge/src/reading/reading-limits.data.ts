import type { ReadingLimits } from './reading.types.js';

const MIB = 1024 * 1024;

/** Generous for what a business writes for its customers; far below what would hurt a small machine. */
export const READING_LIMITS: ReadingLimits = {
  bytes: 32 * MIB,
  milliseconds: 60_000,
  pages: 2_000,
  rows: 50_000,
  characters: 8_000_000,
  unzippedBytes: 192 * MIB,
  zipRatio: 250,
  zipParts: 5_000,
  nesting: 250,
};
