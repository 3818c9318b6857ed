import type { DocumentState } from '@rapport/contracts';

/**
 * The states of a document. `processing` may follow itself: a worker that died is followed by another one. A ready or failed document is
 * uploaded anew (`queued`), or its address is looked at again (`fetching`), which may find that nothing changed. A person's retry takes up a
 * failed one.
 */
const NEXT: Record<DocumentState, readonly DocumentState[]> = {
  queued: ['queued', 'processing', 'failed'],
  fetching: ['fetching', 'queued', 'ready', 'failed'],
  processing: ['processing', 'ready', 'failed', 'queued'],
  ready: ['queued', 'fetching'],
  failed: ['queued', 'fetching', 'processing', 'failed'],
};

/** Whether a document may go from one state to another. */
export function mayBecome(from: DocumentState, to: DocumentState): boolean {
  return NEXT[from].includes(to);
}

/** Whether work for a document is on its way. */
export function underWay(state: DocumentState): boolean {
  return state === 'queued' || state === 'fetching' || state === 'processing';
}
