import type { EmbeddingKind } from './embedding-model.port.js';

/** How patient a caller is. */
export interface Patience {
  /** All attempts at all providers together, in milliseconds. */
  totalMs: number;
  /** Attempts at one provider. */
  tries: number;
  /** The longest pause that is waited for, be it asked for by the provider or our own. */
  pauseMs: number;
}

/** A question is searched by words alone when its vector is late; a document has time, and its provider may ask for more. */
export const PATIENCE: Readonly<Record<EmbeddingKind, Patience>> = {
  query: { totalMs: 6_000, tries: 2, pauseMs: 1_000 },
  document: { totalMs: 120_000, tries: 3, pauseMs: 30_000 },
};
