import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DataOf, interactionRecord, ReplyOf } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { customerOf } from '../text/customer-scope.rule.js';
import { storable } from '../text/storable.rule.js';
import { topicsOf } from '../text/topic.rule.js';
import { withoutSecrets } from '../text/without-secrets.rule.js';
import { InteractionRepository } from './interaction.repository.js';

/** Looking at something says less than saying something. */
const IMPORTANCE = 0.1;

/** What customers do besides talking. */
@Injectable()
export class InteractionService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly interactions: InteractionRepository,
  ) {}

  async record(scope: Scope, { type, content, context, at }: DataOf<typeof interactionRecord>): Promise<ReplyOf<typeof interactionRecord>> {
    const customerId = customerOf(scope);
    const clean = withoutSecrets(storable(content));
    const seen = {
      id: randomUUID(), workspaceId: scope.workspaceId, customerId, type, content: clean, context,
      topics: topicsOf(clean), importance: IMPORTANCE, at: at === undefined ? new Date() : new Date(at),
    };
    await this.unit.run(scope, () => this.interactions.record(seen));
    return { id: seen.id, type, at: seen.at.toISOString() };
  }
}
