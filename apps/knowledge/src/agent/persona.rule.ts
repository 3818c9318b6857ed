import type { WorkspaceProfile } from '@rapport/contracts';

const DIRECTNESS: readonly (readonly [number, string])[] = [
  [1.5, 'Be very gentle and soften what could disappoint.'],
  [2.5, 'Be gentle.'],
  [3.5, 'Be friendly and plain.'],
  [4.5, 'Be direct.'],
  [5, 'Be very direct, without any padding.'],
];

function clock(now: Date, timeZone: string): string {
  const style = { dateStyle: 'full', timeStyle: 'short' } as const;
  try {
    return `${new Intl.DateTimeFormat('en-GB', { ...style, timeZone }).format(now)} (${timeZone})`;
  } catch {
    // A zone that this machine's tables don't know must not cost the reply.
    return `${new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }).format(now)} (UTC)`;
  }
}

/** The persona of a workspace (system row C6) as the prompt says it. */
export function personaText({ name: business, timeZone, persona }: WorkspaceProfile, now: Date): string {
  return [
    `You are ${persona.name}, who answers the customers of ${business} in the role of ${persona.mode}.`,
    persona.expertise && `Your expertise: ${persona.expertise}`,
    persona.methodology && `How you work: ${persona.methodology}`,
    persona.style && `Your style: ${persona.style}`,
    `Your tone: ${persona.tone}. ${DIRECTNESS.find(([most]) => persona.severity <= most)?.[1] ?? ''}`,
    `It is ${clock(now, timeZone)}.`,
  ].filter((line) => line !== '').join('\n');
}
