import type { DocumentState } from '@rapport/contracts';

/**
 * The states of a document. `processing` may follow itself: a worker that died is followed by another one. A ready or failed
 * document goes back to `queued` when it is uploaded anew; a person's retry takes up a failed one directly.
 */
const NEXT: Record<DocumentState, readonly DocumentState[]> = {
  queued: ['queued', 'processing', 'failed'],
  processing: ['processing', 'ready', 'failed', 'queued'],
  ready: ['queued'],
  failed: ['queued', 'processing', 'failed'],
};

/** Whether a document may go from one state to another. */
export function mayBecome(from: DocumentState, to: DocumentState): boolean {
  return NEXT[from].includes(to);
}
