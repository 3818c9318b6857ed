import type { DatasetView } from '@rapport/contracts';
import type { DatasetEntity } from './dataset.entity.js';

export function toView(dataset: DatasetEntity): DatasetView {
  return {
    id: dataset.id,
    name: dataset.name,
    kind: dataset.kind,
    state: dataset.state,
    error: dataset.error,
    counts: dataset.counts,
    scrubReport: dataset.scrubReport,
    erasedExamples: dataset.erasedExamples,
    erasedAt: dataset.erasedAt?.toISOString() ?? null,
    createdAt: dataset.createdAt.toISOString(),
    readyAt: dataset.readyAt?.toISOString() ?? null,
  };
}
