import { Injectable } from '@nestjs/common';
import { conversationLive } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Live } from '@rapport/messaging';
import { dueAt, priorityOf } from '../../escalation/escalation-clock.rule.js';
import type { MessageMetadata } from '../../message/message-metadata.types.js';
import type { Route } from '../../route/router.service.js';
import type { Conclusion } from '../ending/conclusion.types.js';
import { explain } from '../record/explanation.mapper.js';
import { producedBy } from '../record/produced.rule.js';
import { replyText } from '../reply-text.rule.js';
import { silence } from '../ending/silence.rule.js';
import type { StepClock } from '../step-clock.rule.js';
import { type EndingTurn, TurnEndingService } from '../ending/turn-ending.service.js';
import { type Concluded, TurnRepository } from '../turn.repository.js';
import type { Answer, OpenTurn, TurnContext } from '../turn.types.js';

/** An ended turn as it was stored. */
export interface Ended {
  readonly conclusion: Conclusion;
  readonly concluded: Concluded;
}

/** Stores the one reply of a turn and tells everybody. */
@Injectable()
export class ReplyStep {
  constructor(
    private readonly turns: TurnRepository,
    private readonly ending: TurnEndingService,
    private readonly live: Live,
  ) {}

  conclusionOf(turn: OpenTurn, context: TurnContext, route: Route, answer: Answer, clock: StepClock): Conclusion {
    const { text, bodyLength, offersPerson } = replyText(answer, route.intent, turn.channel);
    const metadata: MessageMetadata = {
      agent: answer.agent,
      intent: route.intent,
      confidence: answer.confidence,
      citations: answer.citations,
      produced: producedBy(answer.draft, context.workspace.persona, clock.total),
      ...(bodyLength === undefined ? {} : { bodyLength }),
      ...(offersPerson ? { offersPerson } : {}),
    };
    const priority = answer.escalate === null ? null : priorityOf(answer.escalate);
    return {
      event: answer.escalate === null ? 'answer' : 'escalate',
      reply: { text, metadata },
      call: answer.escalate && priority ? { reason: answer.escalate, topic: null, priority, dueAt: dueAt(priority, new Date()) } : null,
      explanation: explain({ turn, context, route, answer, text, clock }),
      onlyWhileActive: true,
    };
  }

  /**
   * Inside the effect.
   *
   * @param shown what the customer has read of the reply
   * @returns null when somebody else has ended the turn
   */
  async store(turn: EndingTurn, conclusion: Conclusion, shown: string): Promise<Ended | null> {
    const concluded = await this.ending.conclude(turn, conclusion);
    if (concluded) return { conclusion, concluded };
    const silent = silence(shown);
    const silenced = await this.ending.conclude(turn, silent);
    if (silenced) return { conclusion: silent, concluded: silenced };
    // A run that was taken for dead has shown other words: the next try goes on behind them.
    if (await this.turns.isPending(turn.id)) throw new AppError('conflict', 'another run of the turn has shown other words');
    return null;
  }

  /** After the commit: the rest of a reply that was being shown, then the reply itself. */
  async announce(turn: OpenTurn, { conclusion, concluded }: Ended, shown: string, contact: string | undefined): Promise<void> {
    const text = concluded.reply?.content ?? '';
    if (shown !== '' && text.length > shown.length) {
      const rest = { type: 'sentence' as const, turnId: turn.id, replyId: turn.replyId, offset: shown.length, text: text.slice(shown.length) };
      await this.live.publish(conversationLive, turn.conversationId, rest);
    }
    await this.ending.announce(turn.conversationId, conclusion, concluded, contact);
  }
}
