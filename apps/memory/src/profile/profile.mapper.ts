import type { FactView, MemoryProfile } from '@rapport/contracts';
import type { FactRow, ProfileRow } from './profile.types.js';

/** Slots that are fields of the profile: one value each. */
const FIELDS: ReadonlySet<string> = new Set([
  'name', 'company', 'business', 'industry', 'role', 'experience', 'channel', 'lives_in', 'from', 'diet', 'age', 'birthday', 'marital',
]);

const iso = (time: string | Date | null): string | null => (time === null ? null : new Date(time).toISOString());

export function toFactView(row: FactRow): FactView {
  return {
    id: row.id,
    kind: row.kind,
    slot: row.slot,
    value: row.value,
    text: row.text,
    confidence: Math.round(row.confidence * 1_000) / 1_000,
    times: row.times,
    source: row.source,
    sourceMessageId: row.source_message_id,
    validFrom: iso(row.valid_from) ?? '',
    validTo: iso(row.valid_to),
  };
}

/** What is known of a customer; of somebody unknown nothing. */
export function toProfile(row: ProfileRow | null, facts: readonly FactRow[]): MemoryProfile {
  const views = facts.map(toFactView).sort((a, b) => b.confidence - a.confidence || (a.validFrom < b.validFrom ? 1 : -1));
  const fields = Object.fromEntries(views.filter(({ slot }) => FIELDS.has(slot)).map((view) => [view.slot, view]));
  return {
    name: fields['name']?.value ?? null,
    fields,
    facts: views.filter(({ slot }) => !FIELDS.has(slot)),
    interactions: row?.interactions ?? 0,
    channels: row?.channels ?? {},
    activeHours: row?.active_hours ?? {},
    firstSeenAt: iso(row?.first_seen_at ?? null),
    lastSeenAt: iso(row?.last_seen_at ?? null),
  };
}
