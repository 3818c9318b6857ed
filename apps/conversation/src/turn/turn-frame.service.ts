import { Inject, Injectable } from '@nestjs/common';
import { conversationLive, turnRun } from '@rapport/contracts';
import { type Scope, UnitOfWork } from '@rapport/database';
import { isAppError, isRetryable } from '@rapport/errors';
import { type DeliveryContext, Live, Messenger } from '@rapport/messaging';
import { type Logger, Metrics } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import { FailureRepository } from '../failure/failure.repository.js';
import { StepClock } from './step-clock.rule.js';
import { TurnRelease } from './draft/turn-release.rule.js';
import { TurnRepository } from './turn.repository.js';
import type { OpenTurn } from './turn.types.js';

/** What surrounds the steps of a turn: its clock, what the customer sees meanwhile, and what is kept of its failures. */
@Injectable()
export class TurnFrameService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly turns: TurnRepository,
    private readonly failures: FailureRepository,
    private readonly messenger: Messenger,
    private readonly live: Live,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  clock(): StepClock {
    return new StepClock((step, seconds) => this.metrics.turnStepSeconds.observe({ step }, seconds));
  }

  release(turn: OpenTurn, scope: Scope): TurnRelease {
    return new TurnRelease(turn.released, {
      note: (before, text) => this.unit.run(scope, () => this.turns.release(turn.id, before, text)),
      show: (offset, text) =>
        this.live.publish(conversationLive, turn.conversationId, { type: 'sentence', turnId: turn.id, replyId: turn.replyId, offset, text }),
    });
  }

  /** Nobody waits for it: it is told in order before what is told later. */
  typing(turn: OpenTurn, on: boolean): void {
    void this.live.publish(conversationLive, turn.conversationId, { type: 'typing', on });
  }

  /**
   * Inside the effect: a run that took up an older turn than that of its own message leaves word for its own.
   *
   * @param messageId the message that the run was sent for
   */
  async passOn(turn: OpenTurn, messageId: string): Promise<void> {
    const { conversationId } = turn;
    if (turn.messages.some(({ id }) => id === messageId)) return;
    await this.messenger.send(turnRun, { conversationId, messageId }, { lane: `turn:${conversationId}` });
  }

  /** Keeps what went wrong. @throws the error again when another try may help */
  async failed(error: unknown, turn: OpenTurn, delivery: DeliveryContext): Promise<void> {
    const kind = isAppError(error) ? `turn.${error.code}` : 'turn.unexpected';
    const message = isAppError(error) ? error.message : error instanceof Error ? error.name : typeof error;
    const context = { turnId: turn.id, attempt: delivery.attempt, channel: turn.channel };
    this.logger.error({ err: error, ...context }, 'a turn failed');
    await this.unit
      .run(delivery.scope, () => this.failures.add(delivery.scope.workspaceId, { kind, message, context }))
      .catch((err: unknown) => this.logger.warn({ err }, 'a failure could not be kept'));
    if (isRetryable(error) && !delivery.lastAttempt) throw error;
  }
}
