import { Injectable } from '@nestjs/common';
import type { AuditEntryView, ListQuery } from '@rapport/contracts';
import { fromCursor, pageFrom, UnitOfWork } from '@rapport/database';
import { requireContext } from '@rapport/observability';
import { currentScope } from '../http/scope.rule.js';
import { AuditRepository } from './audit.repository.js';

@Injectable()
export class AuditService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly rows: AuditRepository,
  ) {}

  /** Writes down what the running request did; inside an open unit of work together with it. */
  async record(action: string, subject: string | null): Promise<void> {
    await this.unit.run(currentScope(), () => this.rows.append(requireContext(), action, subject));
  }

  async page({ cursor, limit }: ListQuery): Promise<{ data: AuditEntryView[]; nextCursor: string | null }> {
    const after = fromCursor(cursor);
    const rows = await this.unit.run(currentScope(), () => this.rows.page(after, limit + 1));
    return pageFrom(rows, limit, ({ at, id }) => ({ at, id }), ({ id, at, actorKind, actorId, action, subject, requestId }) => ({
      id,
      at: at.toISOString(),
      actor: actorKind,
      actorId,
      action,
      subject,
      requestId,
    }));
  }
}
