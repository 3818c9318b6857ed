import { z } from 'zod';
import { memoryRanking } from '../memory/memory-view.contract.js';
import { persona } from './persona.contract.js';

/** Who can provide a chat model. */
export const CHAT_PROVIDERS = ['builtin', 'openai', 'anthropic', 'ollama', 'huggingface'] as const;

/** Which of the providers that the installation has set up a workspace wants for a purpose. */
export const modelChoice = z.strictObject({
  /** The first choice first. */
  order: z.array(z.enum(CHAT_PROVIDERS)).min(1).max(CHAT_PROVIDERS.length).refine((names) => new Set(names).size === names.length, 'must name each provider once'),
  /** True: nobody else is ever sent this workspace's words; when none of these answers, a person is called. False: the others come after. */
  only: z.boolean().default(false),
});
export type ModelChoice = z.infer<typeof modelChoice>;

/** By purpose; one that is left out follows the installation's settings. */
export const workspaceModels = z.strictObject({
  reply: modelChoice.optional(),
  route: modelChoice.optional(),
  extract: modelChoice.optional(),
  summary: modelChoice.optional(),
});
export type WorkspaceModels = z.infer<typeof workspaceModels>;

/** What every service may know of a workspace. */
export const workspaceProfile = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  country: z.string().length(2),
  currency: z.string().length(3),
  accentColor: z.string(),
  allowedOrigins: z.array(z.string()),
  /** Whom customers are told about when a person takes over; empty means "a person on our team". */
  escalationContact: z.string(),
  /** Optional for messages of services that were built before it existed; until version 1. */
  models: workspaceModels.optional(),
  /** Optional as `models` is; null follows the installation's setting. */
  memoryRanking: memoryRanking.nullable().optional(),
  /** Optional as `models` is; null keeps what is remembered for ever. */
  memoryRetentionDays: z.number().int().nullable().optional(),
  persona,
});
export type WorkspaceProfile = z.infer<typeof workspaceProfile>;
