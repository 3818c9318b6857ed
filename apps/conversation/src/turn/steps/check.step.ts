import { Injectable } from '@nestjs/common';
import { checkCitations, findLeaks } from '@rapport/safety';
import type { FindProblems } from '../draft-gate.rule.js';
import type { StepClock } from '../step-clock.rule.js';
import type { OpenTurn, TurnContext } from '../turn.types.js';

/** What each sentence of a reply must pass before it leaves: its sources bear it out, and it gives nothing away. */
@Injectable()
export class CheckStep {
  checkFor(turn: OpenTurn, context: TurnContext, clock: StepClock): FindProblems {
    const allowed = [...turn.messages.map(({ content }) => content), ...context.customer.values, ...context.passages.map(({ text }) => text)];
    const find = (sentence: string): string[] => [
      ...checkCitations(sentence, context.passages).problems,
      ...findLeaks(sentence, { allowedTexts: allowed, canaries: [] }).map(({ kind }) => `gives away ${kind}`),
    ];
    return (sentence) => clock.count('check', () => find(sentence));
  }
}
