import type { MemoryEntry, memoryExport, ReplyOf } from '@rapport/contracts';
import { textOf } from '../recall/candidate.rule.js';
import type { EntryRow, KeptRow } from './record.repository.js';

export function toEntry({ id, kind, text, response, at, confidence, importance, session, sources }: EntryRow): MemoryEntry {
  return {
    id, kind, text: kind === 'chat' ? textOf({ content: text, response }) : text, at: at.toISOString(), confidence, importance,
    conversationId: session, sourceMessageIds: sources, recalled: null,
  };
}

export function toKept({ session, sources, at, ...row }: KeptRow): ReplyOf<typeof memoryExport>['interactions'][number] {
  return { ...row, conversationId: session, sourceMessageIds: sources, at: at.toISOString() };
}
