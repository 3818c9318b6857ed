import { Injectable } from '@nestjs/common';
import type { DataOf, turnRun } from '@rapport/contracts';
import type { DeliveryContext } from '@rapport/messaging';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { apology } from './ending/apology.rule.js';
import type { Conclusion } from './ending/conclusion.types.js';
import { silence } from './ending/silence.rule.js';
import type { StepClock } from './step-clock.rule.js';
import { TurnSteps } from './steps/turn-steps.provider.js';
import { TurnFrameService } from './turn-frame.service.js';
import type { TurnRelease } from './draft/turn-release.rule.js';
import type { OpenTurn } from './turn.types.js';

const CONTACT_MS = 1_000;

/** The owner of the turn: its steps, one after the other. */
@Injectable()
export class TurnService {
  constructor(
    private readonly steps: TurnSteps,
    private readonly frame: TurnFrameService,
    private readonly workspaces: WorkspaceService,
  ) {}

  async run(data: DataOf<typeof turnRun>, delivery: DeliveryContext): Promise<void> {
    const clock = this.frame.clock();
    const turn = await clock.time('open', () => this.steps.open.run(delivery.scope, data));
    if (!turn) return;
    if (!turn.handedOver) this.frame.typing(turn, true);
    const release = this.frame.release(turn, delivery.scope);
    const conclusion = turn.handedOver ? silence(turn.released) : await this.answer(turn, release, clock, delivery);
    const ended = await delivery.effect(async () => {
      await this.frame.passOn(turn, data.messageId);
      return this.steps.reply.store(turn, conclusion, release.shown);
    });
    if (!turn.handedOver) this.frame.typing(turn, false);
    const contact = conclusion.call ? (await this.workspaces.readOrNull(CONTACT_MS))?.escalationContact : undefined;
    if (ended) await this.steps.reply.announce(turn, ended, release.shown, contact);
  }

  private async answer(turn: OpenTurn, release: TurnRelease, clock: StepClock, delivery: DeliveryContext): Promise<Conclusion> {
    const { steps } = this;
    try {
      const [context, route] = await Promise.all([
        clock.time('context', () => steps.context.run(turn)),
        clock.time('route', () => steps.route.run(turn)),
      ]);
      const check = steps.check.checkFor(turn, context, clock);
      const answer = await clock.time('agent', () => steps.agent.run(turn, context, route, check, release));
      await release.stop();
      return steps.reply.conclusionOf(turn, context, route, answer, clock);
    } catch (error) {
      const shown = await release.stop().catch(() => release.shown);
      await this.frame.failed(error, turn, delivery);
      const workspace = await this.workspaces.readOrNull(CONTACT_MS);
      return apology(error, shown, workspace?.escalationContact, new Date());
    }
  }
}
