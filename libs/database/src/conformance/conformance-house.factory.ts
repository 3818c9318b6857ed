import { randomUUID } from 'node:crypto';
import { platformMigrations } from '../migrations/platform-migrations.data.js';
import type { DatabaseHandle, DatabasePlatform, MigrationSet } from '../platform/platform.port.js';
import { CreateNotes1763799000000 } from './create-notes.migration.js';
import { Note } from './note.entity.js';

/** What the cases of the conformance suite work with. */
export interface House {
  readonly platform: DatabasePlatform;
  readonly conversation: DatabaseHandle;
  readonly feedback: DatabaseHandle;
  /** What was told to the reporter. */
  readonly reports: string[];
}

export const houseMigrations: readonly MigrationSet[] = [
  { owner: 'conformance', migrations: [CreateNotes1763799000000] },
  platformMigrations,
];

/** Opens two services on a migrated platform. */
export async function openHouse(platform: DatabasePlatform, reports: string[]): Promise<House> {
  await platform.migrate(houseMigrations);
  const conversation = await platform.open({ name: 'conversation', role: 'rapport_conversation', entities: [Note] });
  const feedback = await platform.open({ name: 'feedback', role: 'rapport_feedback', entities: [] });
  return { platform, conversation, feedback, reports };
}

/** Writes a note as the conversation service would. */
export async function writeNote(house: House, workspaceId: string, customerId: string, body = 'a note'): Promise<string> {
  const id = randomUUID();
  await house.conversation.unitOfWork.query('insert into ai.notes (workspace_id, id, customer_id, body) values ($1, $2, $3, $4)', [
    workspaceId,
    id,
    customerId,
    body,
  ]);
  return id;
}
