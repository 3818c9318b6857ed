import { buildExplanation } from '@rapport/agent-kit';
import type { Route } from '../../route/router.service.js';
import type { StepClock } from '../step-clock.rule.js';
import type { Answer, OpenTurn, TurnContext } from '../turn.types.js';

export interface Explained {
  readonly turn: OpenTurn;
  readonly context: TurnContext;
  readonly route: Route;
  readonly answer: Answer;
  /** The reply as it is stored. */
  readonly text: string;
  readonly clock: StepClock;
}

const NO_MODEL = { provider: 'template', model: 'template', inputTokens: 0, outputTokens: 0, costUsd: null, durationMs: 0 };

/** Why a reply reads as it does. */
export function explain({ turn, context, route, answer, text, clock }: Explained): Readonly<Record<string, unknown>> {
  const { draft } = answer;
  const explanation = buildExplanation({
    prompt: { version: draft?.promptVersion ?? 'template', parts: draft?.promptParts ?? [], text: draft?.prompt ?? '' },
    passages: context.passages,
    model: draft?.model ?? NO_MODEL,
    reply: text,
    abstained: answer.abstained,
    confidence: answer.confidence,
    timings: Object.entries(clock.times).map(([step, durationMs]) => ({ step, durationMs })),
    checks: answer.checks.map((check, index) => ({ ...check, index })),
    route: { intent: route.intent, agent: answer.agent, confidence: route.confidence },
  });
  return {
    ...explanation,
    routing: { by: route.by, scores: route.scores },
    memory: context.remembered,
    question: { asked: turn.question, standalone: turn.standaloneQuestion },
    repaired: answer.repaired,
  };
}
