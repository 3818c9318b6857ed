import type { WorkspaceFace, WorkspaceProfile } from '@rapport/contracts';
import type { PersonaEntity } from './persona.entity.js';
import type { WorkspaceEntity } from './workspace.entity.js';

/** What every service may know of a workspace. */
export function toProfile(workspace: WorkspaceEntity, voice: PersonaEntity): WorkspaceProfile {
  const { id, slug, name, timeZone, country, currency, accentColor, allowedOrigins, escalationContact, models, memoryRanking, memoryRetentionDays } = workspace;
  const { expertise, methodology, style, tone, severity, mode, greeting, exampleQuestions } = voice;
  const persona = { name: voice.name, expertise, methodology, style, tone, severity, mode, greeting, exampleQuestions };
  return { id, slug, name, timeZone, country, currency, accentColor, allowedOrigins, escalationContact, models, memoryRanking, memoryRetentionDays, persona };
}

/** What the chat window shows of it. */
export function toFace({ name, accentColor, persona }: WorkspaceProfile): WorkspaceFace {
  return { name, personaName: persona.name, greeting: persona.greeting, exampleQuestions: persona.exampleQuestions, accentColor };
}
