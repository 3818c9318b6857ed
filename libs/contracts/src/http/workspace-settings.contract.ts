import { z } from 'zod';
import { memoryRanking } from '../memory/memory-view.contract.js';
import { persona } from '../shape/persona.contract.js';
import { workspaceModels } from '../shape/workspace.contract.js';

const origin = z.string().regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i, 'must be an origin like https://www.example.com');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The settings of a workspace that its staff may change. */
export const workspaceSettings = z.strictObject({
  name: z.string().trim().min(1).max(120),
  timeZone: z.string().max(60).refine(isTimeZone, 'must be an IANA time zone like Europe/Berlin'),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code like US'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code like USD'),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #b3261e'),
  allowedOrigins: z.array(origin).max(50),
  escalationContact: z.string().max(200),
  /** Replaced as a whole; `{}` goes back to the installation's own order. */
  models: workspaceModels.optional(),
  /** By which rule memories are put in order; null follows the installation's setting. */
  memoryRanking: memoryRanking.nullable().optional(),
  /** After so many days what is remembered of customers is deleted, every night; null keeps it. Conversations stay. */
  memoryRetentionDays: z.number().int().min(1).max(36_500).nullable().optional(),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;

// Written without the defaults of `persona`: a field that is left out stays as it is.
const personaPatch = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    expertise: z.string().max(500),
    methodology: z.string().max(500),
    style: z.string().max(500),
    tone: z.string().max(200),
    severity: z.number().min(1).max(5),
    mode: z.string().max(60),
    greeting: z.string().max(500),
    exampleQuestions: z.array(z.string().max(200)).max(6),
  } satisfies Record<keyof typeof persona.shape, z.ZodType>)
  .partial();

export const workspacePatchBody = workspaceSettings.partial().extend({ persona: personaPatch.optional() });
export type WorkspacePatchBody = z.infer<typeof workspacePatchBody>;
