import { Injectable } from '@nestjs/common';
import type { DataOf, turnRun } from '@rapport/contracts';
import { UnitOfWork } from '@rapport/database';
import { AppError } from '@rapport/errors';
import type { DeliveryContext } from '@rapport/messaging';
import { WorkspaceService } from '../../workspace/workspace.service.js';
import { apology } from './apology.rule.js';
import { ReplyStep } from '../steps/reply.step.js';
import { TurnEndingService } from './turn-ending.service.js';
import { TurnRepository } from '../turn.repository.js';

const CONTACT_MS = 1_000;

/** The guard of a turn: what has not ended at its time limit ends visibly. */
@Injectable()
export class OverdueTurnService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly turns: TurnRepository,
    private readonly reply: ReplyStep,
    private readonly ending: TurnEndingService,
    private readonly workspaces: WorkspaceService,
  ) {}

  async end(turnId: string, { conversationId, messageId }: DataOf<typeof turnRun>, delivery: DeliveryContext): Promise<void> {
    const pending = await this.unit.run(delivery.scope, () => this.turns.shownOfPending(turnId));
    if (pending === null) return;
    const contact = (await this.workspaces.readOrNull(CONTACT_MS))?.escalationContact;
    const ended = await delivery.effect(async () => {
      const shown = (await this.turns.shownOfPending(turnId)) ?? pending;
      const conclusion = apology(new AppError('internal', 'the turn did not end within its time'), shown, contact, new Date());
      return this.reply.store({ id: turnId, conversationId, inReplyTo: messageId }, conclusion, shown);
    });
    if (ended) await this.ending.announce(conversationId, ended.conclusion, ended.concluded, contact);
  }
}
