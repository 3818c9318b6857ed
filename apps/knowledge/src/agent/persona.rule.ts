import type { WorkspaceProfile } from '@rapport/contracts';

const DIRECTNESS: readonly (readonly [number, string])[] = [
  [1.5, 'Be very gentle and soften what could disappoint.'],
  [2.5, 'Be gentle.'],
  [3.5, 'Be friendly and plain.'],
  [4.5, 'Be direct.'],
  [5, 'Be very direct, without any padding.'],
];

/** By time zone: making one costs a hundred times as much as using it. There are some 600 zones, and no more formats than that. */
const formats = new Map<string, { readonly zone: string; readonly format: Intl.DateTimeFormat }>();

function formatFor(timeZone: string) {
  const known = formats.get(timeZone);
  if (known) return known;
  const style = { dateStyle: 'full', timeStyle: 'short' } as const;
  try {
    const made = { zone: timeZone, format: new Intl.DateTimeFormat('en-GB', { ...style, timeZone }) };
    formats.set(timeZone, made);
    return made;
  } catch {
    // A zone that this machine's tables don't know must not cost the reply.
    return { zone: 'UTC', format: new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }) };
  }
}

function clock(now: Date, timeZone: string): string {
  const { zone, format } = formatFor(timeZone);
  return `${format.format(now)} (${zone})`;
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
