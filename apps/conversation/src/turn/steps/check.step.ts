import { Injectable } from '@nestjs/common';
import type { KnownValues } from '@rapport/language';
import { checkCitations, findLeaks, type LeakContext } from '@rapport/safety';
import type { StepClock } from '../step-clock.rule.js';
import type { DraftCheck, OpenTurn, TurnContext } from '../turn.types.js';

/** What each sentence of a reply must pass before it leaves: its sources bear it out, and it gives nothing away. */
@Injectable()
export class CheckStep {
  checkFor(turn: OpenTurn, context: TurnContext, clock: StepClock): DraftCheck {
    const leaks: LeakContext = { allowedTexts: textsOf(turn, context), canaries: [], ownValues: valuesOf(context) };
    let withPrompt: { readonly prompt: string; readonly leaks: LeakContext } | undefined;
    const leaksOf = (prompt: string | null): LeakContext => {
      if (prompt === null) return leaks;
      if (withPrompt?.prompt !== prompt) withPrompt = { prompt, leaks: { ...leaks, promptText: prompt } };
      return withPrompt.leaks;
    };
    return (sentence, { abstained, prompt }) =>
      clock.count('check', () => {
        // Who says that nothing was found has nothing to cite.
        const borneOut = abstained ? [] : checkCitations(sentence, context.passages).problems;
        const given = findLeaks(sentence, leaksOf(prompt));
        return [...borneOut, ...new Set(given.map(({ kind }) => `gives_away_${kind}` as const))];
      });
  }
}

/** What the customer wrote or was told before, what is remembered of it, and what was found for this question. */
function textsOf(turn: OpenTurn, { workspace, passages, remembered }: TurnContext): string[] {
  const known = remembered ? [...remembered.profile.facts, ...remembered.memories.map(({ text }) => text)] : [];
  return [turn.question, ...known, ...turn.history.map(({ text }) => text), ...passages.flatMap(({ title, headings, text }) => [title, ...headings, text]), workspace.persona.greeting];
}

function valuesOf({ workspace, customer, remembered }: TurnContext): KnownValues {
  const names = [customer.name ?? '', remembered?.profile.name ?? '', workspace.name, workspace.persona.name, workspace.escalationContact].filter((name) => name.trim() !== '');
  return { names, emails: [...customer.emails], phones: [...customer.phones] };
}
