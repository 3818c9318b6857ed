import type { EscalationView } from '@rapport/contracts';
import type { EscalationRow } from './escalation.repository.js';

export function toEscalationView(row: EscalationRow): EscalationView {
  return { ...row, createdAt: row.createdAt.toISOString(), dueAt: row.dueAt.toISOString(), resolvedAt: row.resolvedAt?.toISOString() ?? null };
}
