import type { ErasureView } from '@rapport/contracts';
import type { ErasureEntity } from './erasure.entity.js';
import { waitingFor } from './erasure.machine.js';
import { KEPT } from './kept.data.js';

export function toView(erasure: ErasureEntity): ErasureView {
  const { id, customerId, state, progress, requestedAt, finishedAt } = erasure;
  return {
    id,
    customerId,
    state,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    stores: progress.stores.map((line) => ({ ...line })),
    waitingFor: waitingFor(erasure),
    kept: KEPT,
  };
}
