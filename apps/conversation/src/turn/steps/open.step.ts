import { Inject, Injectable } from '@nestjs/common';
import type { DataOf, turnRun } from '@rapport/contracts';
import type { CoreConfig } from '@rapport/config';
import { type Scope, UnitOfWork } from '@rapport/database';
import { standaloneQuestion } from '@rapport/language';
import { CORE_CONFIG } from '@rapport/service-host';
import { longestBursts } from '../../intake/burst-window.rule.js';
import { readTranscript, TRANSCRIPT_LENGTH } from '../history.rule.js';
import { TurnRepository } from '../turn.repository.js';
import type { OpenTurn } from '../turn.types.js';

/** Takes up the turn that waits, with all messages of its burst and what was said before. */
@Injectable()
export class OpenStep {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly turns: TurnRepository,
    @Inject(CORE_CONFIG) private readonly config: CoreConfig,
  ) {}

  /** @returns null when there is nothing to answer, or a later message's run will */
  async run(scope: Scope, { conversationId, messageId }: DataOf<typeof turnRun>): Promise<OpenTurn | null> {
    return this.unit.run(scope, async () => {
      const started = await this.turns.start(conversationId, messageId, longestBursts(this.config.RAPPORT_BURST_MS));
      if (!started) return null;
      const { own, history, personOffered } = readTranscript(await this.turns.transcript(conversationId, started.id, TRANSCRIPT_LENGTH), started.id);
      const question = own.map(({ content }) => content).join('\n');
      const said = (role: string): string[] => history.filter((entry) => entry.role === role).map(({ text }) => text);
      return {
        id: started.id,
        replyId: started.replyId,
        conversationId,
        customerId: started.customerId,
        channel: started.channel,
        handedOver: started.status === 'escalated',
        released: started.released,
        messages: own,
        question,
        standaloneQuestion: standaloneQuestion(question, said('customer'), said('assistant').at(-1)),
        inReplyTo: own.at(-1)?.id ?? messageId,
        history,
        personOffered,
        createdAt: started.createdAt,
      };
    });
  }
}
