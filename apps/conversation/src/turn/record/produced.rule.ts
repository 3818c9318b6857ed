import type { AgentDraft, exchangeRead, Persona, ReplyOf } from '@rapport/contracts';

type Produced = ReplyOf<typeof exchangeRead>['produced'];

/** What produced a reply, as ratings keep it. Replies from a template have no model behind them and say so. */
export function producedBy(draft: AgentDraft | null, persona: Persona, responseMs: number): Produced {
  return {
    provider: draft?.model.provider ?? 'template',
    model: draft?.model.model ?? 'template',
    promptVersion: draft?.promptVersion ?? 'template',
    persona: persona.name,
    severity: persona.severity,
    mode: persona.mode,
    responseMs,
    inputTokens: draft?.model.inputTokens ?? 0,
    outputTokens: draft?.model.outputTokens ?? 0,
    costUsd: draft?.model.costUsd ?? null,
    arm: null,
  };
}

/** For replies that were written without even a persona, as in a crisis. */
export const PRODUCED_BY_RULE: Produced = {
  provider: 'template',
  model: 'template',
  promptVersion: 'template',
  persona: '',
  severity: 0,
  mode: 'template',
  responseMs: 0,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: null,
  arm: null,
};
