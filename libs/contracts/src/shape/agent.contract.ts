import { z } from 'zod';
import { rememberedExchange, rememberedProfile } from '../memory/remembered.contract.js';
import { escalationReason } from './escalation-view.contract.js';
import { intent } from './intent.contract.js';
import { passage } from './passage.contract.js';
import { workspaceProfile } from './workspace.contract.js';

/** What an agent is given: all that it may use. What it wants from another service it returns as an action. */
export const agentTask = z.object({
  turnId: z.uuid(),
  /** The customer's words of this turn. */
  question: z.string(),
  /** The same made to stand alone, for search. */
  standaloneQuestion: z.string(),
  intent,
  /** The last exchanges, oldest first. */
  history: z.array(z.object({ role: z.enum(['customer', 'assistant', 'staff']), text: z.string() })),
  passages: z.array(passage),
  workspace: workspaceProfile,
  customerName: z.string().nullable(),
  /** What is remembered of the customer; absent when memory did not answer in time. */
  profile: rememberedProfile.optional(),
  memories: z.array(rememberedExchange).optional(),
  /** Text that the customer has already seen of this reply; the draft continues after it. */
  released: z.string(),
  /** Problems of the draft before, when this is its one repair. */
  repair: z.array(z.string()),
});
export type AgentTask = z.infer<typeof agentTask>;

export const agentAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('escalate'), reason: escalationReason }),
]);
export type AgentAction = z.infer<typeof agentAction>;

export const agentDraft = z.object({
  text: z.string(),
  /** The passages did not answer: the text says so and offers a person. */
  abstained: z.boolean(),
  /** 0 to 1: how likely the answer is borne out by the passages. */
  confidence: z.number(),
  actions: z.array(agentAction),
  model: z.object({
    provider: z.string(),
    model: z.string(),
    inputTokens: z.number().int(),
    outputTokens: z.number().int(),
    costUsd: z.number().nullable(),
    durationMs: z.number(),
  }),
  promptVersion: z.string(),
  promptParts: z.array(z.object({ name: z.string(), tokens: z.number().int(), truncated: z.boolean() })),
  prompt: z.string(),
});
export type AgentDraft = z.infer<typeof agentDraft>;
