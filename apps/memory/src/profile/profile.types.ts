import type { FactKind, FactView } from '@rapport/contracts';

/** A fact as the database writes it into JSON. */
export interface FactRow {
  readonly id: string;
  readonly kind: FactKind;
  readonly slot: string;
  readonly value: string;
  readonly text: string;
  readonly confidence: number;
  readonly times: number;
  readonly source: FactView['source'];
  readonly source_message_id: string | null;
  readonly valid_from: string | Date;
  readonly valid_to: string | Date | null;
}

/** A customer's row as the database writes it into JSON. */
export interface ProfileRow {
  readonly version: number | string;
  readonly epoch: number | string;
  readonly interactions: number;
  readonly channels: Record<string, number>;
  readonly active_hours: Record<string, number>;
  readonly first_seen_at: string | Date | null;
  readonly last_seen_at: string | Date | null;
}
