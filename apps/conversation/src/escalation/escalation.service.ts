import { Injectable } from '@nestjs/common';
import {
  conversationLive,
  type DataOf,
  decodeCursor,
  encodeCursor,
  type escalationList,
  type EscalationView,
  type ReplyOf,
} from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import { Live } from '@rapport/messaging';
import { toEscalationView } from './escalation.mapper.js';
import { type AfterEscalation, EscalationRepository } from './escalation.repository.js';

const RANK: Readonly<Record<EscalationView['priority'], number>> = { urgent: 0, high: 1, normal: 2 };
const UUID = /^[0-9a-f-]{36}$/;

@Injectable()
export class EscalationService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly live: Live,
    private readonly escalations: EscalationRepository,
  ) {}

  async list(scope: Scope, query: DataOf<typeof escalationList>): Promise<ReplyOf<typeof escalationList>> {
    const after = query.cursor === undefined ? null : afterOf(query.cursor);
    const found = await this.unit.run(scope, () => this.escalations.list(query.state ?? null, after, query.limit + 1));
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    const more = found.length > page.length && last !== undefined;
    const nextCursor = more ? encodeCursor([String(RANK[last.priority]), last.createdAt.toISOString(), last.id]) : null;
    return { data: page.map(toEscalationView), nextCursor };
  }

  /** Resolving twice is resolving once. */
  async resolve(scope: Scope, id: string): Promise<EscalationView> {
    const { escalation, status } = await this.unit.run(scope, async () => {
      const resolved = await this.escalations.resolve(id);
      const escalation = resolved ?? (await this.escalations.find(id));
      if (!escalation) throw AppError.notFound('escalation');
      return { escalation, status: resolved ? await this.escalations.release(resolved.conversationId) : null };
    });
    if (status) await this.live.publish(conversationLive, escalation.conversationId, { type: 'status', status, contact: null });
    return toEscalationView(escalation);
  }
}

function afterOf(cursor: string): AfterEscalation {
  const [rank, createdAt, id] = decodeCursor(cursor, 3) ?? [];
  if (!rank || !/^[012]$/.test(rank) || !createdAt || Number.isNaN(Date.parse(createdAt)) || !id || !UUID.test(id)) {
    throw AppError.invalid('cursor', 'is not a cursor of this list', 'Send the nextCursor of the page before, or none.');
  }
  return { rank: Number(rank), createdAt, id };
}
