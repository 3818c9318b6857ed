import { Injectable } from '@nestjs/common';
import { AgentStep } from './agent.step.js';
import { CheckStep } from './check.step.js';
import { ContextStep } from './context.step.js';
import { OpenStep } from './open.step.js';
import { ReplyStep } from './reply.step.js';
import { RouteStep } from './route.step.js';

/** The steps of a turn, in their order. */
@Injectable()
export class TurnSteps {
  constructor(
    readonly open: OpenStep,
    readonly context: ContextStep,
    readonly route: RouteStep,
    readonly check: CheckStep,
    readonly agent: AgentStep,
    readonly reply: ReplyStep,
  ) {}
}
